import Contracts
import Findings
import Foundation
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI
import Testing

/// Bodies judged from their bytes and bodies judged as values come to the same findings.
@Suite struct ExchangeBytesTests {
    /// A place in our API where a JSON body stands, with exchanges to carry it.
    private struct Stand {
        let operation: OpenAPI.Operation
        let media: MediaType
        /// Nil for the request's body.
        let status: Int?

        func judged(_ body: [UInt8], by judge: ExchangeJudge, json: JSONValue? = nil)
            -> ExchangeVerdict
        {
            let path = operation.template.replacing("{payment_id}", with: "pay_1")
            var fields: HTTPFields = [:]
            fields[.contentType] = media.name
            var request = RequestMessage(
                operation.method, host: "api.test", path: path, fields: fields)
            guard let status else {
                request.body = body
                return judge.judge(request: request, requestJSON: json)
            }
            let response = ResponseMessage(
                status: status, contentType: media.name, fields: [:], body: body)
            return judge.judge(response: response, to: request, responseJSON: json)
        }
    }

    private func stands(of api: OpenAPIDocument) -> [Stand] {
        api.operations.flatMap { operation in
            (operation.requestBody?.content ?? []).filter(\.isJSON).map {
                Stand(operation: operation, media: $0, status: nil)
            }
                + operation.responses.flatMap { response in
                    let status = Int(response.statusText) ?? 418
                    return response.content.filter(\.isJSON).map {
                        Stand(operation: operation, media: $0, status: status)
                    }
                }
        }
    }

    /// Good and broken values, each as text; now and then a text that is no JSON.
    private func bodies(of cursor: SchemaCursor) throws -> [[UInt8]] {
        var generator = try ValueGenerator(cursor)
        var random = CountingRandom(state: 11)
        var values = generator.random(8, using: &random)
        for base in values.prefix(1) {
            values += generator.boundaries(around: base).map(\.value)
            values += generator.violations(around: base).map(\.value)
        }
        var texts = values.map { $0.serialized() }
        for text in texts where random.next() % 4 == 0 {
            var broken = text
            let spot = Int(random.next() % UInt64(text.count))
            broken[spot] = UInt8(truncatingIfNeeded: random.next())
            texts.append(broken)
            texts.append(Array(text[..<spot]))
        }
        return texts
    }

    @Test func `every body of our API is judged alike from its bytes and as a value`() throws {
        let api = try api()
        let judge = ExchangeJudge(api)
        var counts = (good: 0, bad: 0, unread: 0)
        let stands = stands(of: api)
        #expect(Set(stands.map(\.operation.name)).count == api.operations.count)
        var made: [String: [[UInt8]]] = [:]
        for stand in stands {
            let place = stand.media.location
            let registry = stand.status == nil ? api.requestSchemas : api.responseSchemas
            let cursor = try #require(
                registry.cursor(
                    api.documents[place.document].name, at: place.pointer.appending("schema")))
            let bodies = try made[cursor.value.text] ?? bodies(of: cursor)
            made[cursor.value.text] = bodies
            for body in bodies where !body.isEmpty {
                let found = stand.judged(body, by: judge)
                guard let json = try? JSONValue.parse(body) else {
                    counts.unread += 1
                    #expect(found.findings.map(\.rule).contains("exchange-unreadable-body"))
                    continue
                }
                let expected = stand.judged(body, by: judge, json: json)
                #expect(found.operation == expected.operation)
                #expect(found.status == expected.status)
                #expect(found.requestFindings == expected.requestFindings)
                #expect(found.responseFindings == expected.responseFindings)
                let isBad = expected.findings.contains { $0.rule == "exchange-invalid-body" }
                if isBad { counts.bad += 1 } else { counts.good += 1 }
            }
        }
        #expect(counts.good > 200)
        #expect(counts.bad > 500)
        #expect(counts.unread > 50)
    }

    @Test func `a tape kept from one exchange to the next changes no verdict`() throws {
        let judge = ExchangeJudge(try api())
        let request = RequestMessage(
            .post, host: "api.test", path: "/v1/payments",
            fields: [.contentType: "application/json"], body: Array("{\"order_id\":1}".utf8))
        let response = ResponseMessage(
            status: 201, contentType: "application/json", fields: [:], body: Array("{}x".utf8))
        var tape = JSONTape()
        let expected = judge.judge(request, response)
        #expect(Set(expected.requestFindings.map(\.rule)).count == 2)
        for _ in 0..<3 {
            let found = judge.judge(request, response, using: &tape)
            #expect(found.requestFindings == expected.requestFindings)
            #expect(found.responseFindings == expected.responseFindings)
            let half = judge.judge(response: response, to: request, using: &tape)
            #expect(half.findings == expected.responseFindings)
        }
    }

    private func api() throws -> OpenAPIDocument {
        var file = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { file.deleteLastPathComponent() }
        file.append(path: "contracts/apis/payments.v1.yaml")
        let bytes = try [UInt8](Data(contentsOf: file))
        return try OpenAPIDocument.load(YAMLDocument.load(bytes, name: "payments.v1.yaml"))
    }
}
