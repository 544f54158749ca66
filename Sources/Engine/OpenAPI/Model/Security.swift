import HTTPTypes

/// A way to prove who asks.
package struct SecurityScheme: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case apiKeyInHeader(HTTPField.Name)
        case apiKeyInQuery(String)
        case apiKeyInCookie(String)
        /// An `Authorization` header of this scheme, in lower case: `basic`, `bearer`.
        case http(String)
        /// An access token, however it was had.
        case oauth2, openIDConnect
        /// A certificate in the connection, which no exchange shows.
        case mutualTLS
    }

    /// The name under which requirements refer to it.
    package let name: String
    package let kind: Kind

    /// What a request has to carry, in words.
    package var words: String {
        switch kind {
        case .apiKeyInHeader(let field): "the header \(field)"
        case .apiKeyInQuery(let name): "the query parameter \"\(name)\""
        case .apiKeyInCookie(let name): "the cookie \"\(name)\""
        case .http(let scheme): "an Authorization header of the scheme \(scheme)"
        case .oauth2, .openIDConnect: "an Authorization header with an access token"
        case .mutualTLS: "a client certificate"
        }
    }
}

/// One of the ways in which an operation may be called: all its schemes have to be met.
///
/// Without any scheme, the operation may be called by anybody.
package struct SecurityAlternative: Sendable, Hashable {
    package struct Part: Sendable, Hashable {
        package let scheme: SecurityScheme
        package let scopes: [String]
    }

    package let parts: [Part]
}
