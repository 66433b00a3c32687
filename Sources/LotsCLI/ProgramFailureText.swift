/// What a program that transfers says in English, and what whoever publishes can do about it.
///
/// The program's own words are told beside this: they name the host, the file and the number.
enum ProgramFailureText {
    static let again = "Läsarna möter hela sidor. Kör samma kommando igen när felet är avhjälpt."

    /// The first that is found counts: what says most comes first.
    private static let known: [(words: String, hint: String)] = [
        (
            "Could not resolve hostname",
            "Ingen värd heter så. Kontrollera namnet efter @. Det som är publicerat är orört."
        ),
        (
            "Host key verification failed",
            "Värdens nyckel är okänd här, eller en annan än förut. Logga in en gång med ssh, och jämför nyckeln med den som "
                + "värdens ägare uppger. Det som är publicerat är orört."
        ),
        (
            "Permission denied (",
            "Värden godtar inte nyckeln eller användarnamnet, och lots svarar inte på frågor om lösenord. Ange nyckeln: "
                + "--ssh \"ssh -i nyckelfil\". Det som är publicerat är orört."
        ),
        ("Connection refused", unreachable), ("Connection timed out", unreachable),
        ("No route to host", unreachable), ("Network is unreachable", unreachable),
        (
            "No space left on device",
            "Disken där är full. Läsarna möter hela sidor. Gör plats, och kör samma kommando igen."
        ),
        (
            "Permission denied",
            "Kontot har inte rätt att skriva där. Läsarna möter hela sidor. Kör samma kommando igen när det har det."
        ),
        (
            "didn't find section in config file",
            "rclone har ingen fjärrplats med det namnet: rclone listremotes visar dem som finns. En värd skrivs användare@värd:mapp. "
                + "Det som är publicerat är orört."
        ),
        ("rsync: command not found", missingThere), ("rsync: not found", missingThere),
    ]

    private static let missingThere =
        "rsync saknas på värden. Installera det där: apt-get install rsync. Det som är publicerat är orört."

    private static let unreachable =
        "Värden svarar inte på den porten. Kontrollera att den är igång, och porten: --ssh \"ssh -p 2222\". "
        + "Det som är publicerat är orört."

    /// - Parameter said: the program's last words.
    static func hint(_ said: String) -> String { known.first { said.contains($0.words) }?.hint ?? again }
}
