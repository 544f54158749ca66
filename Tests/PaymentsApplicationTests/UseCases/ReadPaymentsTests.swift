import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct ReadPaymentsTests {
    @Test func `payments are read by id, by order and with their entries`() async throws {
        let stage = try await Stage.authorized()
        let reading = ReadPayments(stage.with)
        let payment = try stage.payment
        #expect(try await reading.payment(stage.id) == payment)
        #expect(try await reading.payments(of: OrderID("order-41")) == [payment])
        #expect(try await reading.payments(of: OrderID("order-42")) == [])
        #expect(try await reading.ledgerEntries(of: stage.id).map(\.id) == ["authorized/pi_1"])
        let nobody = PaymentID("pay_9")
        await #expect(throws: CommandFailure.paymentNotFound(nobody)) {
            try await reading.ledgerEntries(of: nobody)
        }
    }

    @Test func `everything that waits for a person is listed`() async throws {
        let stage = Stage()
        try await stage.authorize()
        await stage.runSagasToTheEnd()
        try await stage.receive(.payment(nil, try snapshot(.undecided, transaction: "pi_9")))
        _ = await stage.drain()
        let work = try await ReadPayments(stage.with).parkedWork()
        #expect(work.sagas.map(\.id) == ["att_1"])
        #expect(work.notices.map(\.reason) == ["no payment of ours"])
    }
}
