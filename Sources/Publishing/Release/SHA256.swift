internal import CMessageDigest

/// What tells that bytes are the ones that were sent: SHA-256, as `sha256sum` prints it.
package enum SHA256 {
    /// Sixty-four hexadecimal digits.
    package static func of(_ bytes: [UInt8]) -> String {
        var text = [CChar](repeating: 0, count: 65)
        _ = unsafe SHA256Data(bytes, bytes.count, &text)
        return String(decoding: text.prefix(64).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
