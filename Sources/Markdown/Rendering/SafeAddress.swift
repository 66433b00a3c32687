/// Which addresses a browser would run instead of following.
enum SafeAddress {
    /// As cmark decides it: `javascript:`, `vbscript:`, `file:` and `data:`, pictures in four formats excepted.
    static func isHarmful(_ address: String) -> Bool {
        let text = address.lowercased()
        if ["javascript:", "vbscript:", "file:"].contains(where: text.hasPrefix) { return true }
        guard text.hasPrefix("data:") else { return false }
        return !["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"].contains(
            where: text.hasPrefix)
    }
}
