/// A script as readers load it: without the lines that are only comment, and without indentation.
///
/// Only whole lines go, so that nothing within one has to be understood; a script with a text over several lines would lose
/// the indentation within it, and ours have none.
enum ScriptLines {
    static func published(_ script: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(script.count)
        for line in script.split(separator: UInt8(ascii: "\n")) {
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if text.isEmpty || text.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) { continue }
            result += text
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }
}
