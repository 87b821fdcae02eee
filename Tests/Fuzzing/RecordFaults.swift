import ImportStream

/// The faults of a stream of records, in words; empty where there are none.
///
/// Read in pieces, whose lengths the bytes themselves give, it holds the same as read at once; written anew and read
/// again, the same once more.
func recordFaults(_ input: [UInt8]) -> [String] {
  var faults: [String] = []
  var whole = RecordDecoder()
  let records = whole.read(input)
  var parted = RecordDecoder()
  var found: [ImportRecord] = []
  var place = 0
  while place < input.count {
    let end = min(place + 1 + Int(input[place] & 0xF), input.count)
    found += parted.read(input[place..<end])
    place = end
  }
  if found != records { faults.append("other records in pieces") }
  if parted.failure != whole.failure { faults.append("another failure in pieces") }
  if parted.hasEnded != whole.hasEnded { faults.append("another end in pieces") }
  let written = RecordEncoder.encode(records)
  var again = RecordDecoder()
  let read = again.read(written)
  if again.failure != nil || !again.isBetweenRecords { faults.append("what is written is no stream") }
  if read.count != records.count { faults.append("\(records.count) records are written as \(read.count)") }
  if RecordEncoder.encode(read) != written { faults.append("written differently the second time") }
  return faults
}
