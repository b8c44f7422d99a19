using Carboxy.Screening;

namespace Carboxy.Sessions;

public sealed partial record Session
{
    /// <summary>The only way to a running session: a clearance, a check of today, a standing consent and a plan that agree.</summary>
    public static SessionStart Start(Clearance clearance, SameDayOutcome.ClearedToday check, Consent? consent, SessionPlan plan, DateOnly today, Stamp stamp)
    {
        List<Refusal> reasons = [.. AgainstPlan(plan, today), .. AgainstClearance(clearance, plan, today), .. AgainstCheck(check, clearance, plan, today), .. AgainstConsent(consent, clearance, plan, stamp.At)];
        if (reasons.Count > 0)
            return new SessionStart.Refused(reasons);

        var started = new SessionFact.Started
        {
            Patient = clearance.Patient,
            Clearance = clearance.Id,
            Screening = clearance.Screening,
            Consent = consent!.Id,
            ConsentVersion = consent.Version,
            On = today,
            Plan = plan,
            Check = check.Answers,
        };
        var first = stamp.Mark(plan.Session, started);
        return new SessionStart.Started(new Session(first, started), first);
    }

    static IEnumerable<Refusal> AgainstPlan(SessionPlan plan, DateOnly today)
    {
        if (plan.Number is < 1 or > SessionPlan.MostSessions)
            yield return new(new($"Это был бы сеанс № {plan.Number}; в курсе не больше {SessionPlan.MostSessions}. Завершите курс и измерьте результат.", $"This would be session {plan.Number}; a course has at most {SessionPlan.MostSessions}. Close the course and measure the result."), "C-03");
        if (plan.FirstAllowed > today)
            yield return new(new($"Интервал курса ещё не выдержан. Первый разрешённый день — {plan.FirstAllowed:dd.MM.yyyy}.", $"The course interval has not passed yet. The first allowed day is {plan.FirstAllowed:yyyy-MM-dd}."), "R-32");
        if (plan.Indications.Count == 0)
            yield return new(new("Показание не записано. Запишите его до сеанса.", "No indication is recorded. Record it before the session."), "R-49");
        if (plan.Steps.Count == 0 || plan.Steps.Select(step => step.Id).Distinct().Count() < plan.Steps.Count)
            yield return new(new("В плане нет шагов или они повторяются. Выберите протокол заново.", "The plan has no steps, or repeats one. Choose the protocol again."));
    }

    static IEnumerable<Refusal> AgainstClearance(Clearance clearance, SessionPlan plan, DateOnly today)
    {
        if (clearance.Modality != plan.Modality)
            yield return new(new("Допуск выдан на другую методику. Проведите скрининг для этой.", "The clearance is for the other modality. Screen for this one."), "P2");
        if (clearance.Zone != plan.Zone)
            yield return new(new("Допуск выдан на другую зону. Проведите скрининг для этой.", "The clearance is for another zone. Screen for this one."), "R-49");
        if (!clearance.HoldsOn(today))
            yield return new(new($"Допуск действует с {clearance.GrantedOn:dd.MM.yyyy} по {clearance.ExpiresOn:dd.MM.yyyy}, сегодня — нет. Проведите скрининг заново.", $"The clearance holds from {clearance.GrantedOn:yyyy-MM-dd} to {clearance.ExpiresOn:yyyy-MM-dd}, not today. Screen again."), "SD-03");
    }

    static IEnumerable<Refusal> AgainstCheck(SameDayOutcome.ClearedToday check, Clearance clearance, SessionPlan plan, DateOnly today)
    {
        if (check.Facts.Patient != clearance.Patient)
            yield return new(new("Проверка перед сеансом сделана для другого пациента. Проведите её для этого.", "The same-day check is of another patient. Do it for this one."), "SD-01");
        if (check.Facts.Modality != plan.Modality || check.Facts.Zone != plan.Zone || check.Facts.SessionNumber != plan.Number)
            yield return new(new("Проверка перед сеансом сделана для другой методики, зоны или другого сеанса. Повторите её.", "The same-day check is of another modality, zone or session. Repeat it."), "SD-01");
        if (check.On != today)
            yield return new(new("Проверка перед сеансом сделана не сегодня. Повторите её.", "The same-day check is not of today. Repeat it."), "SD-14");
    }

    static IEnumerable<Refusal> AgainstConsent(Consent? consent, Clearance clearance, SessionPlan plan, DateTimeOffset now)
    {
        if (consent is null)
        {
            yield return new(new("Согласия нет. Объясните процедуру и подпишите его.", "There is no consent. Explain the procedure and have it signed."), "G-12");
            yield break;
        }

        if (!consent.StandsAt(now))
            yield return new(new("Согласие отозвано или ещё не действует. Без нового согласия сеанса нет.", "The consent is withdrawn or not in force yet. There is no session without a new one."), "G-12");
        if (consent.Patient != clearance.Patient)
            yield return new(new("Согласие подписал другой пациент. Найдите нужное.", "The consent is another patient's. Find the right one."), "G-12");
        if (consent.Modality != plan.Modality || consent.Zone != plan.Zone || consent.Course != plan.Course)
            yield return new(new("Согласие дано на другую методику, зону или другой курс. Подпишите новое.", "The consent is for another modality, zone or course. Have a new one signed."), "G-12");
        if (plan.Number < consent.FirstSession || plan.Number > consent.LastSession)
            yield return new(new($"Согласие охватывает сеансы {consent.FirstSession}–{consent.LastSession}, а это сеанс № {plan.Number}. Подпишите новое.", $"The consent covers sessions {consent.FirstSession} to {consent.LastSession}, and this is session {plan.Number}. Have a new one signed."), "C-03");
    }
}
