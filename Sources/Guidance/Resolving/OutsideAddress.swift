/// Addresses outside the guidance, as far as they can be judged without visiting them.
enum OutsideAddress {
    /// What is wrong with one that no program could follow, or that says more than where to go.
    static func fault(in address: String) -> (message: String, hint: String)? {
        let colon = address.firstIndex(of: ":") ?? address.endIndex
        let rest = address[colon...].dropFirst()
        switch address[..<colon].lowercased() {
        case "mailto":
            let parts = rest.prefix { $0 != "?" }.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count >= 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
                ? nil : ("”\(address)” är ingen e-postadress.", "Skriv mailto:namn@exempel.se.")
        case "tel":
            return rest.contains { $0.isASCII && $0.isNumber }
                ? nil : ("”\(address)” är inget telefonnummer.", "Skriv till exempel tel:+46101234567.")
        default: return fault(inWeb: address, after: rest)
        }
    }

    private static func fault(inWeb address: String, after rest: Substring) -> (
        message: String, hint: String
    )? {
        let wrong = (
            message: "”\(address)” är ingen webbadress.",
            hint: "Skriv hela adressen, till exempel https://www.exempel.se/sida."
        )
        guard rest.hasPrefix("//") else { return wrong }
        let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else {
            return (
                "Adressen har ett användarnamn eller lösenord före värdens namn.",
                "Ta bort det: allt som står i vägledningen är offentligt."
            )
        }
        let (host, port) = parts(of: authority)
        guard isHost(host), port.map(isPort) ?? true, hasWholeEscapes(address) else { return wrong }
        return nil
    }

    private static func parts(of authority: Substring) -> (host: Substring, port: Substring?) {
        guard let colon = authority.lastIndex(of: ":"), authority.last != "]" else { return (authority, nil) }
        return (authority[..<colon], authority[colon...].dropFirst())
    }

    /// Names of hosts have letters of any alphabet; an address of the sixth version stands in brackets.
    private static func isHost(_ host: Substring) -> Bool {
        if host.hasPrefix("[") {
            return host.hasSuffix("]")
                && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        return !host.isEmpty && !host.hasPrefix(".") && !host.contains("..")
            && host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
    }

    private static func isPort(_ port: Substring) -> Bool {
        port.allSatisfy { $0.isASCII && $0.isNumber } && Int(port).map { (1...65535).contains($0) } ?? false
    }

    /// Every `%` is followed by two hexadecimal digits.
    private static func hasWholeEscapes(_ address: String) -> Bool {
        address.split(separator: "%", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { $0.count >= 2 && $0.prefix(2).allSatisfy(\.isHexDigit) }
    }
}
