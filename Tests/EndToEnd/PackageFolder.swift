/// The folder of the package that the tests are built of.
let packageFolder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
