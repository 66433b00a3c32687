internal import CBrotli
internal import CZlib

/// Makes the copies that web servers send instead of a text: the same bytes for the same text, whenever and wherever.
///
/// gzip's header has room for a time and a file's name; both are left out.
package enum Compression: String, CaseIterable, Sendable {
    case gzip = ".gz"
    case brotli = ".br"

    /// Files that are text, by their suffix.
    private static let texts: Set<String> = [
        "html", "css", "js", "json", "svg", "xml", "txt", "webmanifest", "vtt", "csv",
    ]

    /// Whether a file gains by being compressed: pictures and PDFs are so already.
    package static func applies(to path: String) -> Bool {
        path.lastIndex(of: ".").map { texts.contains(String(path[path.index(after: $0)...])) } ?? false
    }

    /// The file that a compressed copy is of; the path itself for any other.
    package static func original(of path: String) -> String {
        for kind in allCases where path.hasSuffix(kind.rawValue) && applies(to: String(path.dropLast(3))) {
            return String(path.dropLast(3))
        }
        return path
    }

    package func compress(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .gzip: Self.gzipped(bytes)
        case .brotli: Self.brotliCompressed(bytes)
        }
    }

    private static func gzipped(_ bytes: [UInt8]) -> [UInt8] {
        var stream = unsafe z_stream()
        // 15 bits of window as always, and 16 for gzip's header and end.
        let version = unsafe zlibVersion()
        unsafe deflateInit2_(
            &stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, version,
            Int32(MemoryLayout<z_stream>.size))
        defer { unsafe deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: unsafe Int(deflateBound(&stream, UInt(bytes.count))))
        let count = unsafe input.withUnsafeMutableBufferPointer { from in
            unsafe output.withUnsafeMutableBufferPointer { to in
                unsafe stream.next_in = from.baseAddress
                unsafe stream.avail_in = UInt32(from.count)
                unsafe stream.next_out = to.baseAddress
                unsafe stream.avail_out = UInt32(to.count)
                let result = unsafe deflate(&stream, Z_FINISH)
                precondition(result == Z_STREAM_END, "zlib gave less room than it needs")
                return unsafe Int(stream.total_out)
            }
        }
        return Array(output.prefix(count))
    }

    private static func brotliCompressed(_ bytes: [UInt8]) -> [UInt8] {
        // The best there is takes a second for each megabyte; what is larger is made for programs and seldom asked for.
        let quality: Int32 = bytes.count > 1 << 20 ? 9 : BROTLI_MAX_QUALITY
        var count = BrotliEncoderMaxCompressedSize(bytes.count)
        var output = [UInt8](repeating: 0, count: count)
        let done = unsafe BrotliEncoderCompress(
            quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &count, &output)
        precondition(done != 0, "brotli gave less room than it needs")
        return Array(output.prefix(count))
    }

    /// The libraries, as `lots --version` names them.
    package static var versions: [String] {
        let zlib = unsafe String(cString: zlibVersion())
        let brotli = BrotliEncoderVersion()
        return ["zlib \(zlib)", "brotli \(brotli >> 24).\(brotli >> 12 & 0xFFF).\(brotli & 0xFFF)"]
    }
}
