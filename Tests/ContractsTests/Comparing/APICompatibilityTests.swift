import Contracts
import Findings
import HTTPModel
import JSONModel
import OpenAPI
import Testing

/// A change of an API's text, and what it should break.
struct APIChange: Sendable, CustomTestStringConvertible {
    let name: String
    let was: String
    let becomes: String
    /// The rules clients break by when the change is made.
    let breaks: [String]
    /// The rules clients break by when the change is taken back.
    let back: [String]

    var testDescription: String { name }

    init(
        _ name: String, _ was: String, _ becomes: String, breaks: [String] = [],
        back: [String] = []
    ) {
        self.name = name
        self.was = was
        self.becomes = becomes
        self.breaks = breaks
        self.back = back
    }
}

@Suite struct APICompatibilityTests {
    static let api = """
        openapi: 3.1.0
        info: { title: Parcels, version: '1' }
        servers: [{ url: https://example.com }]
        security: [{ key: [] }]
        paths:
          /parcels:
            post:
              operationId: sendParcel
              parameters:
                - { name: Trace, in: header, schema: { type: string, maxLength: 20 } }
              requestBody:
                required: false
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/NewParcel' }
              responses:
                '201':
                  description: made
                  headers:
                    Location: { required: true, schema: { type: string } }
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Parcel' }
                '400': { description: wrong }
            get:
              operationId: listParcels
              parameters:
                - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }
                - { name: state, in: query, schema: { type: array, items: { enum: [sent, lost] } } }
                - { name: after, in: query, schema: { type: string } }
              responses:
                '200':
                  description: some
                  content:
                    application/json:
                      schema:
                        type: array
                        items: { $ref: '#/components/schemas/Parcel' }
          /parcels/{id}:
            get:
              operationId: getParcel
              parameters:
                - { name: id, in: path, required: true, schema: { type: string, pattern: '^p_[0-9]+$' } }
              responses:
                '200':
                  description: one
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Parcel' }
                    text/plain:
                      schema: { type: string }
                '404': { description: none }
          /labels:
            post:
              operationId: printLabel
              requestBody:
                required: true
                content:
                  application/x-www-form-urlencoded:
                    schema:
                      type: object
                      properties:
                        size: { enum: [small, large] }
                        copies: { type: integer, maximum: 9 }
                      additionalProperties: false
              responses:
                '204': { description: printed }
        webhooks:
          parcelLost:
            post:
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      type: object
                      properties: { since: { type: integer, minimum: 0 } }
              responses:
                '204': { description: heard }
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: Api-Key }
            token: { type: http, scheme: bearer }
          schemas:
            NewParcel:
              type: object
              properties:
                weight: { type: integer, minimum: 1 }
                note: { type: string, maxLength: 80 }
              required: [weight]
              additionalProperties: false
            Parcel:
              type: object
              properties:
                id: { type: string }
                weight: { type: integer, minimum: 1 }
                state: { enum: [sent, lost] }
              required: [id, weight, state]
              additionalProperties: false
        """

    private static func load(_ text: String, _ name: String) throws -> OpenAPIDocument {
        try OpenAPIDocument.load(YAMLDocument.load(Array(text.utf8), name: name))
    }

    private static func compare(
        _ old: String, _ new: String, _ strictness: Strictness = .wire
    ) throws -> ComparisonReport {
        try APIComparison(
            old: load(old, "old.yaml"), new: load(new, "new.yaml"), strictness: strictness
        ).report()
    }

    /// The broken rules, after holding every witness to judges made anew.
    private func broken(_ old: String, _ new: String) throws -> [String] {
        let report = try Self.compare(old, new)
        let before = ExchangeJudge(try Self.load(old, "a.yaml"), credentials: .judged)
        let after = ExchangeJudge(try Self.load(new, "b.yaml"), credentials: .judged)
        for change in report.changes where change.finding.severity == .error {
            let rule = change.finding.rule
            guard case .exchange(let request, let response)? = change.witness else {
                Issue.record("\(rule) has no exchange")
                continue
            }
            if request.path == "/" {
                // Webhooks have no path of their own; what is widened is legal only now.
                let name = old.contains("parcelGone:") ? "parcelGone" : "parcelLost"
                let was = before.judge(webhook: name, request: request).requestFindings
                let becomes = after.judge(webhook: name, request: request).requestFindings
                #expect(was.isEmpty != becomes.isEmpty)
                #expect(was.isEmpty == !rule.hasPrefix("widened"))
            } else if let response {
                #expect(after.judge(response: response, to: request).responseFindings == [])
                #expect(before.judge(response: response, to: request).responseFindings != [])
            } else if rule == "security-tightened" {
                #expect(before.judge(request: request).securityFindings == [])
                #expect(after.judge(request: request).securityFindings != [])
            } else {
                #expect(before.judge(request: request).requestFindings == [])
                #expect(after.judge(request: request).requestFindings != [])
            }
        }
        let rules = report.changes.filter { $0.finding.severity != .note }.map(\.finding.rule)
        return Set(rules).sorted()
    }

    @Test(arguments: APIChange.all)
    func `each change breaks exactly whom it should, and an exchange shows it`(
        change: APIChange
    ) throws {
        let changed = Self.api.replacing(change.was, with: change.becomes)
        #expect(changed != Self.api)
        #expect(try broken(Self.api, changed) == change.breaks.sorted(), "made")
        #expect(try broken(changed, Self.api) == change.back.sorted(), "taken back")
    }

    @Test func `a document against itself has nothing to tell`() throws {
        #expect(try Self.compare(Self.api, Self.api, .exact).findings == [])
    }

    @Test func `a renamed operation matters to generated code only`() throws {
        let renamed = Self.api.replacing("getParcel", with: "readParcel")
        let severities = try Strictness.allCases.map { level in
            try Self.compare(Self.api, renamed, level).findings.map {
                "\($0.rule) \($0.severity.rawValue)"
            }
        }
        #expect(
            severities == [
                ["operation-renamed note"], ["operation-renamed error"],
                ["operation-renamed error"],
            ])
    }

    @Test func `a finding names both places, the value and what to do`() throws {
        let changed = Self.api.replacing("maximum: 100", with: "maximum: 50")
        let finding = try #require(try Self.compare(Self.api, changed).findings.first)
        #expect(finding.rule == "narrowed-maximum")
        #expect(
            finding.message == "listParcels query parameter `limit`: the value may no longer be 51,"
                + " though clients of the old contract may send it")
        #expect(finding.location.text == "new.yaml:28:74")
        #expect(finding.expected == "what old.yaml:28:74 says")
        #expect(finding.found == "GET /parcels?limit=51")
        #expect(finding.nextAction?.isEmpty == false)
    }
}

extension APIChange {
    static let all: [APIChange] = [
        APIChange(
            "an operation is renamed in its path", "/labels:", "/stickers:",
            breaks: ["operation-removed"], back: ["operation-removed"]),
        APIChange(
            "the base path moves", "url: https://example.com", "url: https://example.com/v2",
            breaks: ["base-path-changed"], back: ["base-path-changed"]),
        APIChange(
            "a path parameter is called otherwise",
            "/parcels/{id}:\n    get:\n      operationId: getParcel\n      parameters:\n        - { name: id,",
            "/parcels/{parcel}:\n    get:\n      operationId: getParcel\n      parameters:\n        - { name: parcel,"
        ),
        APIChange(
            "a query parameter becomes required", "name: after, in: query,",
            "name: after, in: query, required: true,",
            breaks: ["parameter-required"]),
        APIChange(
            "a required header is new", "- { name: Trace, in: header,",
            "- { name: Merchant, in: header, required: true, schema: { type: string } }\n        - { name: Trace, in: header,",
            breaks: ["parameter-added"]),
        APIChange(
            "an optional parameter is new",
            "- { name: after, in: query, schema: { type: string } }",
            "- { name: after, in: query, schema: { type: string } }\n        - { name: before, in: query, schema: { type: string } }",
            back: ["parameter-removed"]),
        APIChange(
            "a parameter is read differently", "- { name: state, in: query, schema",
            "- { name: state, in: query, style: pipeDelimited, explode: false, schema",
            breaks: ["parameter-style-changed"], back: ["parameter-style-changed"]),
        APIChange(
            "a parameter takes less", "maximum: 100", "maximum: 50", breaks: ["narrowed-maximum"]),
        APIChange(
            "a listed parameter value is gone", "items: { enum: [sent, lost] }",
            "items: { enum: [sent] }", breaks: ["narrowed-enum"]),
        APIChange(
            "a path parameter takes less", "'^p_[0-9]+$'", "'^p_[0-9]{4}$'",
            breaks: ["narrowed-pattern"]),
        APIChange(
            "a header parameter becomes shorter", "maxLength: 20", "maxLength: 10",
            breaks: ["narrowed-length"]),
        APIChange(
            "a body becomes required", "required: false", "required: true",
            breaks: ["request-body-required"]),
        APIChange(
            "a body is sent as another type",
            "        content:\n          application/json:\n            schema: { $ref: '#/components/schemas/NewParcel' }",
            "        content:\n          application/merge-patch+json:\n            schema: { $ref: '#/components/schemas/NewParcel' }",
            breaks: ["request-media-type-removed"], back: ["request-media-type-removed"]),
        APIChange(
            "a member of the body becomes required", "required: [weight]\n",
            "required: [weight, note]\n", breaks: ["narrowed-required"]),
        APIChange(
            "a member of the body is gone", "        note: { type: string, maxLength: 80 }\n", "",
            breaks: ["narrowed-member"]),
        APIChange(
            "a form takes a value less", "enum: [small, large]", "enum: [small]",
            breaks: ["narrowed-enum"]),
        APIChange(
            "a form takes fewer copies", "maximum: 9", "maximum: 3", breaks: ["narrowed-maximum"]),
        APIChange(
            "a status is new", "'400': { description: wrong }",
            "'400': { description: wrong }\n        '409': { description: twice }",
            breaks: ["response-status-added"]),
        APIChange(
            "a status may be any of its kind", "'400': { description: wrong }",
            "4XX: { description: wrong }", breaks: ["response-status-added"]),
        APIChange(
            "a header may be missing", "Location: { required: true,",
            "Location: { required: false,", breaks: ["response-header-optional"]),
        APIChange(
            "a header is gone",
            "          headers:\n            Location: { required: true, schema: { type: string } }\n",
            "", breaks: ["response-header-removed"]),
        APIChange(
            "a header takes other values", "Location: { required: true, schema: { type: string } }",
            "Location: { required: true, schema: { type: string, format: uri } }",
            back: ["widened-format"]),
        APIChange(
            "an answer is never plain text",
            "            text/plain:\n              schema: { type: string }\n", "",
            back: ["response-media-type-added"]),
        APIChange(
            "an answer has no body any more",
            "        '200':\n          description: some\n          content:\n            application/json:\n              schema:\n                type: array\n                items: { $ref: '#/components/schemas/Parcel' }",
            "        '200': { description: some }",
            breaks: ["response-media-type-removed"], back: ["response-media-type-added"]),
        APIChange(
            "an answer may hold a new state", "state: { enum: [sent, lost] }",
            "state: { enum: [sent, lost, held] }", breaks: ["widened-enum"]),
        APIChange(
            "an answer has a member more", "        state: { enum: [sent, lost] }\n",
            "        state: { enum: [sent, lost] }\n        colour: { type: string }\n",
            breaks: ["widened-member"]),
        APIChange(
            "an answer may leave a member out", "required: [id, weight, state]",
            "required: [id, weight]", breaks: ["widened-required"]),
        APIChange(
            "another credential is asked for", "security: [{ key: [] }]",
            "security: [{ token: [] }]", breaks: ["security-tightened"],
            back: ["security-tightened"]),
        APIChange(
            "a second credential is asked for", "security: [{ key: [] }]",
            "security: [{ key: [], token: [] }]", breaks: ["security-tightened"]),
        APIChange(
            "another credential is enough too", "security: [{ key: [] }]",
            "security: [{ key: [] }, { token: [] }]", back: ["security-tightened"]),
        APIChange(
            "a webhook may say more", "since: { type: integer, minimum: 0 }",
            "since: { type: [integer, 'null'], minimum: 0 }", breaks: ["widened-null"]),
        APIChange(
            "a webhook is called otherwise", "parcelLost", "parcelGone",
            breaks: ["operation-removed"], back: ["operation-removed"]),
        APIChange("a scheme is called otherwise", "key:", "merchant_key:"),
        APIChange("a schema is called otherwise", "NewParcel", "ParcelOrder"),
        APIChange(
            "a description is written", "description: printed",
            "description: The label is in the tray."),
    ]
}
