import HTTPModel
import PaymentsDomain
import PaymentsPorts

/// The operations that move no money of their own.
extension PaymentsAPI {
    func listPayments(_ request: RequestMessage) async throws(Problem) -> ResponseMessage {
        let order = try QueryReading.orderID(request)
        do throws(CommandFailure) {
            return Answer.json(PaymentRendering.body(try await read.payments(of: order)))
        } catch {
            throw Problem(reading: error, about: nil)
        }
    }

    func getPayment(_ id: PaymentID) async throws(Problem) -> ResponseMessage {
        do throws(CommandFailure) {
            return Answer.json(PaymentRendering.body(try await read.payment(id)))
        } catch {
            throw Problem(reading: error, about: id)
        }
    }

    func listRefunds(_ id: PaymentID) async throws(Problem) -> ResponseMessage {
        do throws(CommandFailure) {
            return Answer.json(RefundRendering.body(refundsOf: try await read.payment(id)))
        } catch {
            throw Problem(reading: error, about: id)
        }
    }

    func listLedgerEntries(_ id: PaymentID) async throws(Problem) -> ResponseMessage {
        do throws(CommandFailure) {
            return Answer.json(LedgerRendering.body(try await read.ledgerEntries(of: id)))
        } catch {
            throw Problem(reading: error, about: id)
        }
    }

    func reconcilePayment(
        _ id: PaymentID, _ request: RequestMessage
    ) async throws(Problem) -> ResponseMessage {
        guard request.body.isEmpty else {
            throw .malformed("the request has a body; expected none")
        }
        do throws(CommandFailure) {
            return Answer.json(ReconciliationRendering.body(try await reconcile.reconcile(id)))
        } catch {
            throw Problem(error, about: id)
        }
    }

    func reconcileAll(_ request: RequestMessage) async throws(Problem) -> ResponseMessage {
        try CallerHeaders(request).requireJSON()
        let (provider, since) = try BodyReading.reconciliation(request.body)
        do throws(CommandFailure) {
            let report = try await reconcile.reconcileAll(provider, since: since)
            return Answer.json(ReconciliationRendering.body(report))
        } catch {
            throw Problem(error, about: nil)
        }
    }

    func listParkedWork() async throws(Problem) -> ResponseMessage {
        do throws(CommandFailure) {
            return Answer.json(ParkedWorkRendering.body(try await read.parkedWork()))
        } catch {
            throw Problem(reading: error, about: nil)
        }
    }
}
