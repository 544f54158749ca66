import HTTPModel
import HTTPTypes
import Testing

@testable import PaymentsHarness

@Suite struct CurlTextTests {
    @Test func `a question is a short line`() {
        let request = RequestMessage(.get, host: "payments.test", path: "/v1/payments?order_id=a")
        #expect(
            CurlText.line(request)
                == "curl -i --path-as-is 'http://127.0.0.1:8080/v1/payments?order_id=a'")
    }

    @Test func `secrets are not printed, and quotes cannot break out`() {
        let request = RequestMessage(
            .post, host: "payments.test", path: "/v1/payments",
            fields: [.authorization: "Bearer very-secret", .contentType: "application/json"],
            body: Array(#"{"reason":"it's; rm -rf ~"}"#.utf8))
        #expect(
            CurlText.line(request) == """
                curl -i --path-as-is -X POST 'http://127.0.0.1:8080/v1/payments' \
                -H 'Authorization: $SECRET' -H 'Content-Type: application/json' \
                --data-binary '{"reason":"it'\\''s; rm -rf ~"}'
                """)
    }

    @Test
    func `a body that is no text is written in bytes, and a missing media type stays missing`() {
        let request = RequestMessage(
            .post, host: "payments.test", path: "/x", body: [0x22, 0xFF, 0x00])
        #expect(
            CurlText.line(request) == """
                curl -i --path-as-is -X POST 'http://127.0.0.1:8080/x' -H 'Content-Type:' \
                --data-binary @<(printf '\\x22\\xff\\x00')
                """)
    }
}
