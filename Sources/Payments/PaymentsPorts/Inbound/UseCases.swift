import PaymentsDomain

/// How a command ended, with the payment as it is now.
package struct CommandResult: Sendable, Hashable {
    /// What became of the operation.
    package enum Standing: Sendable, Hashable {
        /// It is finished and succeeded.
        case done
        /// It goes on at the provider or with the shopper; ask later.
        case underWay
        /// Nobody knows yet; it is being found out. Neither failed nor succeeded.
        case inDoubt
        /// The provider said no.
        case declined(code: String?)
        /// The provider refused the request.
        case rejected(code: String?)
        /// The provider could not be reached; nothing happened.
        case notSent
    }

    package let payment: Payment
    package let standing: Standing
    /// The refund the command made, for a refund.
    package let refundID: RefundID?
    /// Whether this repeats an operation that an earlier request with the same key had started.
    package let isReplay: Bool

    package init(
        payment: Payment, standing: Standing, refundID: RefundID? = nil, isReplay: Bool = false
    ) {
        self.payment = payment
        self.standing = standing
        self.refundID = refundID
        self.isReplay = isReplay
    }
}

/// Why a command was not carried out.
package enum CommandFailure: Error, Sendable, Hashable {
    case paymentNotFound(PaymentID)
    case unknownProvider(ProviderName)
    case methodNotSupported(PaymentMethod.Kind, ProviderName)
    /// The domain refuses it.
    case refused(PaymentError)
    /// The key was used before for another request.
    case keyReused
    /// A request with the same key is being carried out right now.
    case keyInUse
    /// Somebody else changed the payment at the same time; ask again.
    case conflict
    /// The store cannot be reached; nothing was done.
    case storeUnavailable
    /// The provider cannot be reached for a question.
    case providerUnavailable(String)
}

/// Holds a shopper's money for an order.
package protocol AuthorizePaymentUseCase: Sendable {
    func authorize(_ command: AuthorizeCommand) async throws(CommandFailure) -> CommandResult
}

/// Takes held money.
package protocol CapturePaymentUseCase: Sendable {
    func capture(_ command: CaptureCommand) async throws(CommandFailure) -> CommandResult
}

/// Ends a payment before any money was taken.
package protocol FailPaymentUseCase: Sendable {
    func cancel(_ command: CancelCommand) async throws(CommandFailure) -> CommandResult
}

/// Sends captured money back.
package protocol RefundPaymentUseCase: Sendable {
    func refund(_ command: RefundCommand) async throws(CommandFailure) -> CommandResult
}

/// Brings our view of payments in line with the providers'.
package protocol ReconcilePaymentsUseCase: Sendable {
    /// Asks the provider about one payment and takes in the answer.
    func reconcile(_ id: PaymentID) async throws(CommandFailure) -> PaymentReconciliation
    /// Compares everything a provider did since a moment with our ledger, and takes in what is new.
    func reconcileAll(
        _ provider: ProviderName, since: Timestamp
    ) async throws(CommandFailure) -> ReconciliationReport
}

/// Reads payments without changing anything.
package protocol ReadPaymentsUseCase: Sendable {
    func payment(_ id: PaymentID) async throws(CommandFailure) -> Payment
    func payments(of order: OrderID) async throws(CommandFailure) -> [Payment]
    func ledgerEntries(of id: PaymentID) async throws(CommandFailure) -> [JournalEntry]
    /// What a person must look at.
    func parkedWork() async throws(CommandFailure) -> ParkedWork
}

/// Takes in a verified webhook: stores it, and nothing else.
package protocol ReceiveNoticeUseCase: Sendable {
    /// Returns once the notice is durable. False when it was stored before.
    func receive(_ notice: ProviderNotice) async throws(CommandFailure) -> Bool
}
