import Contracts
import Findings
import Foundation
import GatewaySimulators
import HTTPModel
import JSONModel
import OpenAPI
import PaymentsHarness
import Testing

@Suite struct GatewayConformanceTests {
    @Test func `every answer and event of a walk through Razorpay keeps to its document`() throws {
        let walk = GatewayConformance.run(
            .razorpay, document: try razorpay(), exchanges: 3000, seed: 7)
        #expect(walk.findings == [])
        #expect(walk.judgedExchanges > 2500)
        #expect(walk.judgedEvents > 500)
    }

    @Test func `a short walk names what it never reached`() throws {
        let walk = GatewayConformance.run(
            .razorpay, document: try razorpay(), exchanges: 30, seed: 7)
        #expect(walk.coverage.missing.contains { $0.name == "payment.dispute.won" })
        #expect(walk.sections.contains { $0.heading == "Never reached at razorpay" })
    }

    @Test func `an answer that lacks a member is found, with the exchange that shows it`() throws {
        let watch = GatewayConformance(.razorpay, document: try razorpay())
        let gateway = TamperedGateway(
            RazorpaySimulator(seed: 3),
            answer: { response in
                var response = response
                response.body = without("amount_due", response.body)
                return response
            })
        GatewayWalk(.razorpay, seed: 3).walk(requests: 40, watcher: watch, simulator: gateway)
        let finding = try #require(watch.findings.first)
        #expect(finding.rule == "gateway-exchange")
        #expect(finding.message.contains("does not keep to \"required\""))
        #expect(finding.expected?.contains("a member \"amount_due\"") == true)
        #expect(finding.nextAction?.contains("POST /v1/orders") == true)
    }

    @Test func `an event nobody promised is found`() throws {
        let watch = GatewayConformance(.razorpay, document: try razorpay())
        let gateway = TamperedGateway(
            RazorpaySimulator(seed: 3),
            event: { event in
                WebhookEvent(
                    id: event.id, type: "payment.wobbled", createdAt: event.createdAt,
                    body: event.body)
            })
        GatewayWalk(.razorpay, seed: 3).walk(requests: 40, watcher: watch, simulator: gateway)
        let finding = try #require(watch.findings.first { $0.rule == "gateway-webhook" })
        #expect(finding.found == "payment.wobbled")
    }

    @Test func `an event and what it is about are judged by schemas of their own`() throws {
        let watch = GatewayConformance(.stripe, document: try document(stripe))
        GatewayWalk(.stripe, seed: 3).walk(requests: 60, watcher: watch)
        let rules = Set(watch.findings.map(\.rule))
        #expect(rules == ["gateway-webhook", "gateway-exchange"])
        #expect(watch.findings.contains { $0.expected?.contains("\"wobble\"") == true })
        #expect(watch.findings.contains { $0.expected?.contains("\"wibble\"") == true })
        #expect(watch.notJudged["events about a payment_intent"] ?? 0 > 0)
    }

    @Test func `goals are named once each`() {
        for provider in GatewayWalk.Provider.allCases {
            let goals = GatewayWalk.goals(of: provider)
            #expect(Set(goals).count == goals.count)
        }
    }

    /// A document that asks for members that Stripe's events and charges do not have.
    private let stripe = #"""
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
         "paths": {"/v1/charges/{charge}": {"get": {"parameters": [{"name": "charge", "in": "path",
             "required": true, "schema": {"type": "string"}}],
           "responses": {"default": {"description": "d", "content": {"application/json": {
             "schema": {"$ref": "#/components/schemas/error"}}}}}}}},
         "components": {"schemas": {
           "error": {"type": "object", "required": ["wobble"]},
           "event": {"type": "object", "required": ["id", "type", "data"]},
           "charge": {"type": "object", "required": ["wibble"]}}}}
        """#

    private func document(_ text: String) throws -> OpenAPIDocument {
        try OpenAPIDocument.load(try JSONDocument.parse(Array(text.utf8), name: "stripe.json"))
    }

    private func razorpay() throws -> OpenAPIDocument {
        try SingleAPI.load(repository + "/contracts/providers/razorpay.v1.yaml")
    }
}

/// The body without a member of that name at its top.
private func without(_ name: String, _ body: [UInt8]) -> [UInt8] {
    guard case .object(var object)? = try? JSONValue.parse(body) else { return body }
    object[name] = nil
    return JSONValue.object(object).serialized()
}

private let repository = URL(fileURLWithPath: #filePath).path.components(separatedBy: "/Tests/")[0]
