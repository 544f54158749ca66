import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI
import Testing

@Suite struct FormBodyTests {
    static let schema = """
        {"type":"object","required":["amount"],"additionalProperties":false,"properties":{
        "amount":{"type":"integer"},"live":{"type":"boolean"},"note":{"type":"string"},
        "tags":{"type":"array","items":{"type":"string"}},
        "codes":{"type":"array","items":{"type":"integer"}},
        "metadata":{"type":"object","additionalProperties":{"type":"string"}},
        "items":{"type":"array","items":{"type":"object","additionalProperties":false,
        "properties":{"price":{"type":"integer"},"name":{"type":"string"}}}},
        "created":{"anyOf":[{"type":"object","properties":{"gt":{"type":"integer"}}},{"type":"integer"}]},
        "card":{"type":"object","properties":{"address":{"type":"object","properties":{"zip":{"type":"string"}}}}}}}
        """

    private func api(encoding: String = "{}") -> String {
        SmallAPI.post(
            body: """
                {"content":{"application/x-www-form-urlencoded":
                {"schema":\(Self.schema),"encoding":\(encoding)}}}
                """)
    }

    private func said(_ body: String, encoding: String = "{}") throws -> [String] {
        try SmallAPI.said(
            body, type: "application/x-www-form-urlencoded", to: api(encoding: encoding)
        ).map { $0.replacing("exchange-invalid-body: POST /a request body ", with: "") }
    }

    @Test(arguments: [
        "amount=1", "amount=1&live=true&note=5", "amount=1&tags[]=a&tags[]=b",
        "amount=1&tags[0]=a&tags[1]=b", "amount=1&tags=a&tags=b", "amount=1&tags=a",
        "amount=1&codes[]=1&codes[]=2", "amount=1&metadata[order]=5&metadata%5Bx%20y%5D=true",
        "amount=1&items[0][price]=5&items[0][name]=7&items[1][price]=6",
        "amount=1&items[][price]=5&items[][name]=a&items[][price]=6", "amount=1&created=5",
        "amount=1&created[gt]=5", "amount=1&card[address][zip]=01234", "amount=%31",
    ])
    func `a form is read into the types its schema asks for`(_ body: String) throws {
        #expect(try said(body) == [])
    }

    @Test(arguments: [
        ("live=true", #"does not keep to "required""#),
        ("amount=x", #"at /amount does not keep to "type""#),
        ("amount=1&live=yes", #"at /live does not keep to "type""#),
        ("amount=1&codes[]=1&codes[]=b", #"at /codes/1 does not keep to "type""#),
        ("amount=1&other=2", #"at /other does not keep to "additionalProperties""#),
        (
            "amount=1&items[0][price]=5&items[1][cost]=6",
            #"at /items/1/cost does not keep to "additionalProperties""#
        ),
        ("amount=1&created[gt]=x", #"at /created does not keep to "anyOf""#),
        ("amount=1&amount=2", #"at /amount does not keep to "type""#),
        ("amount=1&amount[x]=2", #"at /amount does not keep to "type""#),
        ("amount=1&card[address]=x", #"at /card/address does not keep to "type""#),
        ("amount=1&metadata=x", #"at /metadata does not keep to "type""#),
    ])
    func `a form outside its schema is a finding at the part that is wrong`(
        _ row: (body: String, said: String)
    ) throws {
        #expect(try said(row.body) == [row.said])
    }

    @Test func `an encoding says how a property is written`() throws {
        let comma = #"{"codes":{"style":"form","explode":false}}"#
        #expect(try said("amount=1&codes=1,2", encoding: comma) == [])
        #expect(
            try said("amount=1&codes=1,b", encoding: comma)
                == [#"at /codes/1 does not keep to "type""#])
        let pipe = #"{"codes":{"style":"pipeDelimited","explode":false}}"#
        #expect(try said("amount=1&codes=1%7C2", encoding: pipe) == [])
        let json = #"{"metadata":{"contentType":"application/json"}}"#
        #expect(try said("amount=1&metadata=%7B%22a%22%3A%22b%22%7D", encoding: json) == [])
        #expect(
            try said("amount=1&metadata=%7B%22a%22%3A1%7D", encoding: json)
                == [#"at /metadata/a does not keep to "type""#])
    }

    @Test func `brackets nested without end are a name like any other`() throws {
        let name = "metadata" + String(repeating: "[a]", count: 100_000)
        #expect(try said("amount=1&\(name)=x").count == 1)
        #expect(try said("amount=1&metadata[a=x").count == 1)
        #expect(try said("amount=1&]a[=x&[]=y&=z").count == 3)
    }

    @Test(
        arguments: [
            ["amount": 1, "tags": ["a b", "c&d"], "metadata": ["x": "1"]],
            ["amount": 1, "items": [["price": 1, "name": "a"], ["price": 2, "name": "b"]]],
            ["amount": 1, "created": ["gt": 5], "card": ["address": ["zip": "0123"]]],
        ] as [JSONValue])
    func `a written form reads as the value it was written from`(_ value: JSONValue) throws {
        for encoding in [
            "{}", #"{"tags":{"style":"form","explode":false}}"#,
            #"{"metadata":{"contentType":"application/json"}}"#,
            #"{"items":{"style":"deepObject","explode":true}}"#,
        ] {
            let api = try SmallAPI.load(api(encoding: encoding))
            let media = try #require(api.operations.first?.requestBody?.content.first)
            let (type, body) = try #require(media.write(value))
            let text = String(decoding: body, as: UTF8.self)
            #expect(type == "application/x-www-form-urlencoded")
            #expect(try said(text, encoding: encoding) == [], "\(text)")
        }
    }
}

@Suite struct MultipartBodyTests {
    private let api = SmallAPI.post(
        body: """
            {"content":{"multipart/form-data":{"schema":{"type":"object","required":["file","count"],
            "additionalProperties":false,"properties":{"file":{"type":"string","format":"binary"},
            "count":{"type":"integer"},"meta":{"type":"object","required":["a"]},
            "names":{"type":"array","items":{"type":"string"}}}}}}}
            """)

    private func body(_ parts: [(String, String)]) -> String {
        parts.map {
            "--x\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n"
        }.joined() + "--x--\r\n"
    }

    private func said(_ body: String, type: String = "multipart/form-data; boundary=x") throws
        -> [String]
    {
        try SmallAPI.said(body, type: type, to: api)
    }

    @Test func `the parts are judged as the members of an object`() throws {
        #expect(
            try said(body([("file", "bytes\r\nmore"), ("count", "5"), ("meta", #"{"a":1}"#)])) == []
        )
        #expect(
            try said(body([("file", "b"), ("count", "5"), ("names", "a"), ("names", "b")])) == [])
        #expect(
            try said(body([("file", "b")]))
                == [#"exchange-invalid-body: POST /a request body does not keep to "required""#])
        #expect(
            try said(body([("file", "b"), ("count", "x")])) == [
                #"exchange-invalid-body: POST /a request body at /count does not keep to "type""#
            ])
    }

    @Test(arguments: ["", "--x", "--x\r\n--x--", "--y--\r\n", "--x\r\nno colon\r\n\r\na\r\n--x--"])
    func `a body that does not keep to its boundary cannot be read`(_ body: String) throws {
        let problems = try said(body.isEmpty ? "plain" : body)
        #expect(
            problems == [
                "exchange-unreadable-body: POST /a request body is not multipart/form-data"
            ])
    }

    @Test func `a boundary that is missing is a body that cannot be read`() throws {
        #expect(
            try said(body([("count", "1")]), type: "multipart/form-data") == [
                "exchange-unreadable-body: POST /a request body is not multipart/form-data"
            ])
    }

    @Test func `a written multipart body reads as the value it was written from`() throws {
        let api = try SmallAPI.load(api)
        let media = try #require(api.operations.first?.requestBody?.content.first)
        let value: JSONValue = [
            "file": "part", "count": 5, "meta": ["a": [1, 2]], "names": ["x", "y"],
        ]
        let (type, body) = try #require(media.write(value))
        #expect(try said(String(decoding: body, as: UTF8.self), type: type) == [])
    }
}
