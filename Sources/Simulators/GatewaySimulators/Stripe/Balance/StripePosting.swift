import SimulationCore

/// Writing lines on the balance: the only ways in which what the account holds changes.
extension StripeState {
    /// Puts one line on the balance.
    mutating func post(_ line: StripeTransaction) -> Int {
        let place =
            isFoundByOwner(line)
            ? transactions.append(line) : transactions.insert(line, id: id(of: line))
        let isNewArrival = balance.add(
            line.net, in: line.currency, availableOn: line.availableOn, at: clock.seconds)
        if isNewArrival, settings.announcesAvailability || settings.payoutSchedule == .daily {
            let moment = VirtualInstant(milliseconds: line.availableOn * 1000)
            timers.schedule(.money(.fundsArrive(on: line.availableOn)), at: moment)
        }
        return place
    }

    /// Puts the move of a dispute on the balance.
    mutating func post(
        _ category: StripeTransaction.Category, of dispute: Int, on charge: Int, amount: Int,
        fee: Int
    ) -> Int {
        // Withdrawals count at once; what comes back waits as every other income does.
        let isWithdrawal = amount < 0
        return post(
            StripeTransaction(
                name: transactionName(charge: charge), category: category,
                source: .dispute(dispute), amount: amount, fee: fee,
                currency: charges[charge].currency, created: clock,
                availableOn: isWithdrawal ? clock.seconds : arrivalOfIncome()))
    }

    /// Puts the move of a payout on the balance; such moves count at once.
    mutating func post(
        _ category: StripeTransaction.Category, ofPayout payout: Int, amount: Int
    ) -> Int {
        post(
            StripeTransaction(
                name: .whole(identifiers.next(prefix: "txn_1", length: 23)), category: category,
                source: .payout(payout), amount: amount, fee: 0,
                currency: payouts[payout].currency, created: clock,
                availableOn: clock.seconds))
    }

    /// When money taken now can be used: midnight, some working days later.
    func arrivalOfIncome() -> Int {
        StripeTransaction.availability(
            of: clock, afterWorkingDays: settings.availabilityWorkingDays)
    }

    /// What the account holds at this moment.
    mutating func settledBalance() -> StripeBalance {
        balance.settle(until: clock.seconds)
        return balance
    }

    /// Funds have become available: the account is told, and a daily schedule pays them out.
    mutating func fundsArrive() {
        balance.settle(until: clock.seconds)
        if settings.announcesAvailability || settings.payoutSchedule == .daily {
            emit("balance.available", .balance)
        }
        if settings.payoutSchedule == .daily { payOutEverything() }
    }
}
