// Holds a log that Waybill published, a receipt and a signing key against Go's sumdb/note and
// sumdb/tlog, which know nothing of Waybill.
//
// usage: check_log VKEY SIGNING-KEY-FILE DIRECTORY RECEIPT
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func require(holds bool, what string) {
	if !holds {
		fail(fmt.Errorf("%s", what))
	}
}

// A checkpoint's size and root, once its note is opened.
func open(text []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(text, note.VerifierList(verifier))
	fail(err)
	lines := strings.Split(opened.Text, "\n")
	require(len(lines) == 4 && lines[0] == verifier.Name(), "the checkpoint is not three lines of the log's")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	fail(err)
	hash, err := tlog.ParseHash(lines[2])
	fail(err)
	return tlog.Tree{N: size, Hash: hash}
}

// Reads tiles as tlog-tiles names them: level, number and width, without the height.
type files struct{ directory string }

func (f files) Height() int { return 8 }

func (f files) SaveTiles([]tlog.Tile, [][]byte) {}

func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(f.directory, path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// The records under the tiles of level 0.
func records(directory string, size int64) [][]byte {
	var all [][]byte
	for number := int64(0); number*256 < size; number++ {
		tile := tlog.Tile{H: 8, L: 0, N: number, W: int(min(256, size-number*256))}
		path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(directory, path))
		fail(err)
		for len(data) > 0 {
			length := int(data[0])<<8 | int(data[1])
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
	}
	return all
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	fail(err)
	key, err := os.ReadFile(os.Args[2])
	fail(err)
	signer, err := note.NewSigner(strings.TrimSpace(string(key)))
	fail(err)
	require(signer.Name() == verifier.Name() && signer.KeyHash() == verifier.KeyHash(), "the keys do not belong together")

	directory := os.Args[3]
	text, err := os.ReadFile(filepath.Join(directory, "checkpoint"))
	fail(err)
	tree := open(text, verifier)
	all := records(directory, tree.N)
	require(int64(len(all)) == tree.N, "there are not as many records as the checkpoint says")

	// Every record by a proof through the tiles, and the tree of every size before.
	reader := tlog.TileHashReader(tree, files{directory})
	for index, record := range all {
		proof, err := tlog.ProveRecord(tree.N, int64(index), reader)
		fail(err)
		fail(tlog.CheckRecord(proof, tree.N, tree.Hash, int64(index), tlog.RecordHash(record)))
	}
	for size := int64(1); size < tree.N; size += 1 + size/8 {
		old, err := tlog.TreeHash(size, reader)
		fail(err)
		proof, err := tlog.ProveTree(tree.N, size, reader)
		fail(err)
		fail(tlog.CheckTree(proof, tree.N, tree.Hash, size, old))
	}
	receipt(os.Args[4], verifier, all)
	fmt.Println(tree.N)
}

// A .tlog-proof file: its hashes lead from the record in it to the root that its checkpoint names.
func receipt(path string, verifier note.Verifier, all [][]byte) {
	text, err := os.ReadFile(path)
	fail(err)
	head, checkpoint, _ := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	require(lines[0] == "c2sp.org/tlog-proof@v1", "the receipt has another first line")
	record, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	fail(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	fail(err)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		fail(err)
		proof = append(proof, hash)
	}
	tree := open(checkpoint, verifier)
	require(bytes.Equal(record, all[index]), "the receipt's record is another than the log's")
	fail(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(record)))
}
