/// What a web server is to say with every file: the same in `_headers`, for hosts that read it, as in `Site/server/nginx.conf`.
package enum HeaderPolicy {
    static let fileName = "_headers"

    package static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// Nothing is said of how long pages may be kept: the hosts that read this file let a browser ask each time, and would
    /// join two rules for one file.
    static let file = """
        /*
          Content-Security-Policy: \(contentSecurityPolicy)
          Strict-Transport-Security: max-age=31536000
          X-Content-Type-Options: nosniff
          Referrer-Policy: no-referrer
        /assets/*
          Cache-Control: public, max-age=31536000, immutable
        /api/*
          Access-Control-Allow-Origin: *

        """
}
