import GatewaySimulators
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayEvidenceTests {
    @Test func `a draft keeps what it says and changes nothing else`() {
        let account = RazorpayAccount()
        let (_, id) = account.disputedPayment()
        let document = JSONValue.string(account.upload().id)
        _ = account.eventTypes
        let draft = account.contest(
            id,
            [
                "summary": "goods delivered", "amount": 45_000, "shipping_proof": [document],
                "others": [["type": "receipt", "document_ids": [document]]],
            ])
        #expect(draft["status"] == "open")
        #expect(account.eventTypes == [])
        let next = account.contest(id, ["action": "draft", "billing_proof": [document]])
        let evidence = next["evidence"]
        #expect(evidence?["summary"] == "goods delivered")
        #expect(evidence?["amount"] == 45_000)
        #expect(evidence?["shipping_proof"] == [document])
        #expect(evidence?["billing_proof"] == [document])
        #expect(evidence?["others"] == [["type": "receipt", "document_ids": [document]]])
        #expect(evidence?["submitted_at"] == .null)
    }

    @Test(
        arguments: [
            (["action": "send"], "The selected action is invalid.", "action"),
            (["amount": 50_001], "contest amount cannot be greater than dispute amount.", "amount"),
            (["amount": -1], "The amount must be at least 0.", "amount"),
            (["shipping_proof": "doc"], "The shipping_proof must be an array.", "shipping_proof"),
            (
                ["summary": .string(String(repeating: "x", count: 1001))],
                "The summary may not be greater than 1000 characters.", "summary"
            ),
            (
                ["billing_proof": ["doc_00000000000000"]],
                "Invalid file id provided or merchant is unauthorized to access the fileId(s) provided",
                nil
            ),
            (
                ["invalid_proof_type": ["doc_00000000000000"]],
                "invalid_proof_type is/are not required and should not be sent", nil
            ),
            (["action": "submit"], "At least one document is required to contest a dispute.", nil),
        ] as [(JSONValue, String, String?)])
    func `bad evidence is refused and nothing of it kept`(
        body: JSONValue, text: String, field: String?
    ) {
        let account = RazorpayAccount()
        let (_, id) = account.disputedPayment()
        let before = account.get("/v1/disputes/\(id)").bytes
        let answer = account.contest(id, body)
        #expect(answer.status == 400)
        #expect(answer.text == text)
        #expect(answer.error?["field"]?.string == field)
        #expect(account.get("/v1/disputes/\(id)").bytes == before)
    }

    @Test func `an uploaded document is described and given back byte for byte`() {
        let account = RazorpayAccount()
        let content = "\u{0}--b\r\n--b2\r\n\r\n binary"
        let document = account.upload(content, name: "scan.PNG", type: "image/png")
        #expect(document.status == 200)
        #expect(document["entity"] == "document")
        #expect(document["purpose"] == "dispute_evidence")
        #expect(document["name"] == "scan.PNG")
        #expect(document["mime_type"] == "image/png")
        #expect(document["size"] == JSONValue(content.utf8.count))
        #expect(account.get("/v1/documents/\(document.id)").bytes == document.bytes)
        #expect(account.get("/v1/documents/\(document.id)/content").bytes == Array(content.utf8))
    }

    @Test func `only pictures and PDF files for disputes are taken`() {
        let account = RazorpayAccount()
        #expect(
            account.upload(name: "a.exe").text
                == "The file must be a file of type: jpg, jpeg, png, pdf.")
        #expect(account.upload(purpose: "fun").text == "The selected purpose is invalid.")
        #expect(
            account.post("/v1/documents", ["purpose": "dispute_evidence"]).text
                == "The file field is required.")
        #expect(account.upload(name: "a.jpeg")["mime_type"] == "image/jpeg")
    }

    @Test(arguments: [
        "", "--b1", "--b1--", "--b1\r\n--b1\r\n", "--b1\r\nContent-Disposition: form-data\r\n\r\n",
        "--b1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\"\r\n\r\nx\r\n--b1--",
    ])
    func `a broken upload is refused`(body: String) {
        let account = RazorpayAccount()
        let answer = account.send(
            .post, "/v1/documents", body: Array(body.utf8),
            fields: [.contentType: "multipart/form-data; boundary=b1"])
        #expect(answer.status == 400)
        #expect(answer.text.hasSuffix("field is required."))
    }
}
