#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
// Where Debian has it, off the usual path.
#include <postgresql/libpq-fe.h>
#endif

// What is called of libpq, each function with the type that its own header gives it. Nothing is linked:
// whoever calls them loads the library first.
typedef struct {
  __typeof__(PQclear) *_Nonnull PQclear;
  __typeof__(PQconnectPoll) *_Nonnull PQconnectPoll;
  __typeof__(PQconnectStartParams) *_Nonnull PQconnectStartParams;
  __typeof__(PQconnectionNeedsPassword) *_Nonnull PQconnectionNeedsPassword;
  __typeof__(PQconninfo) *_Nonnull PQconninfo;
  __typeof__(PQconninfoFree) *_Nonnull PQconninfoFree;
  __typeof__(PQconninfoParse) *_Nonnull PQconninfoParse;
  __typeof__(PQconsumeInput) *_Nonnull PQconsumeInput;
  __typeof__(PQerrorMessage) *_Nonnull PQerrorMessage;
  __typeof__(PQfinish) *_Nonnull PQfinish;
  __typeof__(PQflush) *_Nonnull PQflush;
  __typeof__(PQfreemem) *_Nonnull PQfreemem;
  __typeof__(PQgetCopyData) *_Nonnull PQgetCopyData;
  __typeof__(PQgetResult) *_Nonnull PQgetResult;
  __typeof__(PQisBusy) *_Nonnull PQisBusy;
  __typeof__(PQresultErrorField) *_Nonnull PQresultErrorField;
  __typeof__(PQresultStatus) *_Nonnull PQresultStatus;
  __typeof__(PQsendPrepare) *_Nonnull PQsendPrepare;
  __typeof__(PQsendQueryParams) *_Nonnull PQsendQueryParams;
  __typeof__(PQsetErrorVerbosity) *_Nonnull PQsetErrorVerbosity;
  __typeof__(PQsetNoticeReceiver) *_Nonnull PQsetNoticeReceiver;
  __typeof__(PQsetnonblocking) *_Nonnull PQsetnonblocking;
  __typeof__(PQsocket) *_Nonnull PQsocket;
  __typeof__(PQstatus) *_Nonnull PQstatus;
} LibPQ;
