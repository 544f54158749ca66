/// Texts that have a format, and texts that nearly have it.
///
/// The schema decides in the end: a text it does not take for the format is not used.
enum FormatSamples {
    /// Texts of the format, the plainest first; empty for a format nobody here knows.
    static func valid(_ format: String) -> [String] { table[format]?.valid ?? [] }

    /// Texts that break the format, those that look most like it first.
    static func invalid(_ format: String) -> [String] {
        table[format]?.invalid ?? ["not \u{7F} it"]
    }

    private static let table: [String: (valid: [String], invalid: [String])] = [
        "date-time": (
            [
                "2026-01-05T09:00:00.000Z", "2026-01-05T09:00:00Z", "2026-01-05T14:30:00+05:30",
                "2024-02-29T23:59:59.999Z", "1999-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59-23:59",
                "1990-12-31T23:59:60Z", "2026-01-05t09:00:00.5z", "0000-01-01T00:00:00-00:00",
            ],
            [
                "2026-02-30T09:00:00.000Z", "2026-01-05T25:00:00.000Z", "2026-01-05 09:00",
                "2026-01-05", "not a moment",
            ]
        ),
        "date": (
            ["2026-01-05", "2024-02-29", "0001-01-01"], ["2026-02-30", "05.01.2026", "date"]
        ),
        "time": (["09:00:00Z", "23:59:59.5+05:30"], ["25:00:00Z", "09:00", "noon"]),
        "duration": (["P1D", "PT36H", "P1Y2M3DT4H5M6S", "P2W"], ["P", "1D", "PT", "two days"]),
        "email": (["shopper@example.com", "a.b+c@example.co.uk"], ["shopper", "@", "a@"]),
        "idn-email": (["shopper@example.com", "käufer@beispiel.de"], ["shopper", "@"]),
        "hostname": (["example.com", "a-b.example"], ["-a.example", "a b", "a..b"]),
        "idn-hostname": (["example.com", "beispiel.de"], ["a b", "-a"]),
        "ipv4": (["192.0.2.1", "255.255.255.255"], ["256.1.1.1", "1.2.3", "01.2.3.4"]),
        "ipv6": (["2001:db8::1", "::", "::ffff:192.0.2.1"], ["2001:db8", "g::", "1::2::3"]),
        "uri": (
            [
                "https://shop.example/orders/41?x=1#top", "urn:isbn:9780000000000",
                "mailto:a@b.example",
            ],
            ["/relative", "://x", "not a uri", "https://a b"]
        ),
        "uri-reference": (
            ["/v1/payments/pay_0001", "https://shop.example/", "#top", "?x=1"],
            ["not a uri", "http://[", "\\\\host\\share"]
        ),
        "iri": (["https://shop.example/käse", "https://shop.example/"], ["/relative", "a b"]),
        "iri-reference": (["/käse", "https://shop.example/"], ["a b", "\\\\host"]),
        "uri-template": (["/v1/payments/{id}", "/{?a,b}"], ["/{id", "/{"]),
        "uuid": (
            ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "00000000-0000-0000-0000-000000000000"],
            ["2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380", "uuid"]
        ),
        "json-pointer": (["/a/b", "", "/a~1b/0"], ["a/b", "/a~2", "/~"]),
        "relative-json-pointer": (["0", "1/a", "2#"], ["/a", "-1", "01"]),
        "regex": (["^[a-z]+$", "a|b"], ["(", "[a", "a**"]),
        "byte": (["cGF5", "YWI="], ["*"]),
        "binary": (["raw"], []),
        "password": (["correct horse"], []),
    ]
}
