import Glibc
import ImportReaders
import ImportStream
import Testing

/// The records that `read` writes of a document of these bytes.
func records(
  of document: [UInt8], by read: (Int32, RecordWriter) -> Void
) throws -> [ImportRecord] {
  let input = try #require(tmpfile())
  let output = try #require(tmpfile())
  defer {
    fclose(input)
    fclose(output)
  }
  try #require(write(fileno(input), document, document.count) == document.count)
  lseek(fileno(input), 0, SEEK_SET)
  let writer = RecordWriter(descriptor: fileno(output))
  read(fileno(input), writer)
  writer.flush()
  let count = Int(lseek(fileno(output), 0, SEEK_END))
  var bytes = [UInt8](repeating: 0, count: count)
  try #require(pread(fileno(output), &bytes, count, 0) == count)
  var decoder = RecordDecoder()
  return decoder.read(bytes)
}

/// A docx as one XML file: its body, and other parts by their names.
func flatDocx(_ body: String, _ parts: [String: String] = [:], relations: String = "") -> [UInt8] {
  let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  let r = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
  let rels = "http://schemas.openxmlformats.org/package/2006/relationships"
  var all = parts
  all["word/document.xml"] = "<w:document \(w) \(r)><w:body>\(body)</w:body></w:document>"
  all["word/_rels/document.xml.rels"] = "<Relationships xmlns=\"\(rels)\">\(relations)</Relationships>"
  let written = all.sorted { $0.key < $1.key }.map { name, xml in
    "<pkg:part pkg:name=\"/\(name)\"><pkg:xmlData>\(xml)</pkg:xmlData></pkg:part>"
  }
  let space = "http://schemas.microsoft.com/office/2006/xmlPackage"
  return Array("<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"\(space)\">\(written.joined())</pkg:package>".utf8)
}

/// A paragraph of a docx: properties, and the text of its one run with the run's properties.
func docxParagraph(_ text: String, _ properties: String = "", run: String = "") -> String {
  "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:rPr>\(run)</w:rPr><w:t>\(text)</w:t></w:r></w:p>"
}
