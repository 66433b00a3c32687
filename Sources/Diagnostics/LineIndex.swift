internal import Synchronization

/// Where the lines of a text begin: computed when a fault first asks, and then kept, because a hopeless file asks often.
final class LineIndex: Sendable {
    private let cache = Mutex<[Int]?>(nil)
    private let last = Mutex<(number: Int, text: String)?>(nil)
    private let longLine = Mutex<(number: Int, columns: LineColumns)?>(nil)

    /// The text of a line, made when it is another one than the last.
    func text(of number: Int, _ make: () -> String?) -> String? {
        if let known = last.withLock({ $0?.number == number ? $0?.text : nil }) { return known }
        let text = make()
        last.withLock { $0 = text.map { (number, $0) } }
        return text
    }

    /// The columns of a long line, counted when it is another one than the last.
    func columns(of number: Int, _ make: () -> LineColumns) -> LineColumns {
        if let known = longLine.withLock({ $0?.number == number ? $0?.columns : nil }) { return known }
        let columns = make()
        longLine.withLock { $0 = (number, columns) }
        return columns
    }

    func starts(in bytes: [UInt8]) -> [Int] {
        cache.withLock { cached in
            if let cached { return cached }
            var starts = [0]
            var index = 0
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "\n") {
                    starts.append(index + 1)
                } else if bytes[index] == UInt8(ascii: "\r") {
                    if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
                    starts.append(index + 1)
                }
                index += 1
            }
            cached = starts
            return starts
        }
    }
}
