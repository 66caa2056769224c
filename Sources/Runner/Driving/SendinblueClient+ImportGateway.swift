package import Sendinblue

extension SendinblueClient: ImportGateway {}
