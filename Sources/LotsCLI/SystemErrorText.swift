internal import Glibc

/// What the system's error numbers mean to whoever sees them.
enum SystemErrorText {
    static func reason(_ code: Int32) -> String {
        switch code {
        case ENOSPC: "disken är full"
        case EACCES, EPERM: "åtkomst nekad"
        case EROFS: "filsystemet kan bara läsas"
        case ENOENT: "den finns inte"
        case ENOTDIR: "en del av sökvägen är ingen mapp"
        case EEXIST: "den finns redan"
        case ENAMETOOLONG: "namnet är för långt"
        case ELOOP: "länkarna leder i en cirkel"
        default: "fel \(code)"
        }
    }
}
