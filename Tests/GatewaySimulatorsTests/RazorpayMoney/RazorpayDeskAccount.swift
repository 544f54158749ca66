import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

extension RazorpayAccount {
    /// Decides something; the reason it cannot be decided, or nil.
    @discardableResult
    func decide(_ choice: String, on id: String) -> String? {
        simulator.refusal(of: choice, on: id, at: now)
    }

    /// A captured payment whose money one dispute wants, and that dispute's id.
    func disputedPayment(
        _ amount: Int = 50_000, _ choice: String = "dispute"
    ) -> (payment: String, dispute: String) {
        let payment = capturedPayment(amount)
        decide(choice, on: payment)
        return (payment, get("/v1/disputes").ids.first ?? "")
    }

    func contest(_ id: String, _ body: JSONValue) -> Answer {
        send(
            .patch, "/v1/disputes/\(id)/contest", body: body.serialized(),
            fields: [.contentType: "application/json"])
    }

    func accept(_ id: String) -> Answer { post("/v1/disputes/\(id)/accept", [:]) }

    /// Uploads a file as official SDKs do.
    func upload(
        _ content: String = "%PDF-1.4", name: String = "proof.pdf", type: String? = nil,
        purpose: String = "dispute_evidence"
    ) -> Answer {
        let typeLine = type.map { "Content-Type: \($0)\r\n" } ?? ""
        let body =
            "--b1\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n\(purpose)\r\n"
            + "--b1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
            + typeLine + "\r\n\(content)\r\n--b1--\r\n"
        return send(
            .post, "/v1/documents", body: Array(body.utf8),
            fields: [.contentType: "multipart/form-data; boundary=b1"])
    }

    /// Lets time pass until that many hours and minutes after midnight, UTC, on a day of 2026.
    func wait(untilJanuary day: Int, _ hour: Int, _ minute: Int = 0) {
        let start = 1_767_225_600_000  // 2026-01-01 00:00:00 UTC
        now = VirtualInstant(
            milliseconds: start + (((day - 1) * 24 + hour) * 60 + minute) * 60_000)
        simulator.advance(to: now)
    }

    var availableBalance: Int { simulator.balances.first?.available ?? -1 }

    func recon(_ query: String = "year=2026&month=1") -> Answer {
        get("/v1/settlements/recon/combined?\(query)")
    }
}
