package import Diagnostics

/// Makes text of a file's bytes, and refuses what is none.
package enum SourceText {
    /// Why a file is no text.
    package struct Fault: Error { package var diagnostic: Diagnostic }

    /// A file's text, if it is text: well-formed UTF-8, without control characters or what turns its direction, of a size that
    /// a page can have.
    package static func read(_ file: SourceTree.File, named path: String) -> Result<SourceFile, Fault> {
        let bytes = file.bytes
        guard bytes.count <= FolderReader.largestFile else {
            return .failure(Fault(diagnostic: FolderReader.tooLarge(path, size: bytes.count)))
        }
        if let offset = firstMalformedByte(in: bytes) {
            // What cannot be read is shown as the replacement character, so that the line can be found.
            let readable = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
            let before = String(decoding: bytes[..<offset], as: UTF8.self)
            let place = readable.range(
                atByte: before.utf8.count - (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0), length: 3)
            return .failure(
                Fault(
                    diagnostic: Diagnostic(
                        in: readable, at: place, code: .invalidUTF8,
                        message: "Filen är inte giltig UTF-8: fel vid byte \(offset).",
                        hint: "Spara filen på nytt med teckenkodningen UTF-8.")))
        }
        let source = SourceFile(path: path, bytes: bytes)
        if let offset = source.bytes.firstIndex(where: isForbiddenControl) {
            let value = String(source.bytes[offset], radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: 4 - value.count) + value
            return .failure(
                Fault(
                    diagnostic: Diagnostic(
                        in: source, at: source.range(atByte: offset), code: .controlCharacter,
                        message: "Filen har ett styrtecken (\(code)) som inte kan stå i text.",
                        hint: source.bytes[offset] == 0
                            ? "Filen är kanske sparad som UTF-16. Spara den på nytt med teckenkodningen UTF-8."
                            : "Ta bort tecknet. Det syns kanske inte: sudda till vänster om det som står efter."
                    )))
        }
        if let offset = MisleadingText.directionOverride(in: source.bytes) {
            return .failure(
                Fault(
                    diagnostic: Diagnostic(
                        in: source, at: source.range(atByte: offset, length: 3), code: .directionOverride,
                        message: MisleadingText.directionMessage, hint: MisleadingText.directionHint)))
        }
        return .success(source)
    }

    /// Everything below a space but tab, line feed and carriage return; DEL.
    private static func isForbiddenControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
    }

    /// The first byte that cannot stand where it stands in UTF-8.
    private static func firstMalformedByte(in bytes: [UInt8]) -> Int? {
        if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let (length, least): (Int, UInt32)
            switch byte {
            case 0xC2...0xDF: (length, least) = (2, 0x80)
            case 0xE0...0xEF: (length, least) = (3, 0x800)
            case 0xF0...0xF4: (length, least) = (4, 0x10000)
            default: return index
            }
            guard index + length <= bytes.count else { return index }
            var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
            for next in bytes[(index + 1)..<(index + length)] {
                guard next & 0xC0 == 0x80 else { return index }
                value = value << 6 | UInt32(next & 0x3F)
            }
            guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return index }
            index += length
        }
        return nil
    }
}
