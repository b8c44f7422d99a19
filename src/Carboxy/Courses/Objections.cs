using Carboxy.Knowledge;
using Carboxy.Protocols;

namespace Carboxy.Courses;

/// <summary>Finds everything that stands against a wished course; never only the first.</summary>
static class Objections
{
    public static IEnumerable<Refusal> To(CourseWish wish, CourseKnowledge knowledge, DateOnly today)
    {
        var protocol = knowledge.Protocols.Find(wish.Protocol);
        if (protocol is null)
        {
            yield return new(RefusalKind.ProtocolUnknown, new(new($"Протокола «{wish.Protocol}» нет.", $"There is no protocol \"{wish.Protocol}\"."), ["S0-16"]));
            yield break;
        }

        foreach (var refusal in OfClearance(wish, protocol.Modality)
            .Concat(OfGoal(wish, protocol, knowledge)).Concat(OfZone(wish, protocol, knowledge))
            .Concat(OfNumber(wish, knowledge.RuleFor(protocol), today)).Concat(OfProcedures(wish, knowledge)))
            yield return refusal;
        if (wish.StartsOn < today)
            yield return new(RefusalKind.StartInThePast, new(new("Курс не начинается в прошлом. Выберите день с сегодняшнего.", "A course does not start in the past. Choose today or later."), ["R-32"]));
    }

    static IEnumerable<Refusal> OfClearance(CourseWish wish, Modality modality)
    {
        if (wish.Clearance is not { } clearance)
        {
            yield return new(RefusalKind.ClearanceMissing, new(new("Нет допуска. Сначала проверка, при необходимости решение врача.", "There is no clearance. Screen first and, where needed, let a physician decide."), ["P7", "P8"]));
            yield break;
        }

        if (clearance.Patient != wish.Patient)
            yield return new(RefusalKind.ClearanceOfAnotherPatient, new(new("Допуск выдан другому пациенту.", "The clearance belongs to another patient."), ["P7"]));
        if (clearance.Modality != modality)
            yield return new(RefusalKind.ClearanceOfAnotherModality, new(new("Допуск выдан для другого способа. Проверьте пациента для этого.", "The clearance is for the other kind of treatment. Screen the patient for this one."), ["P2", "P3"]));
        if (clearance.Zone != wish.Zone)
            yield return new(RefusalKind.ClearanceOfAnotherZone, new(new("Допуск выдан для другой зоны. Проверьте пациента для этой.", "The clearance is for another zone. Screen the patient for this one."), ["S2-130", "P7"]));
        if (!clearance.HoldsOn(wish.StartsOn))
            yield return new(RefusalKind.ClearanceNotInForce, new(new(
                $"На {Days.Show(wish.StartsOn).Ru} допуск не действует (действует с {Days.Show(clearance.GrantedOn).Ru} по {Days.Show(clearance.ExpiresOn).Ru}). Нужна новая проверка или другой день.",
                $"The clearance does not hold on {Days.Show(wish.StartsOn).En} (it holds from {Days.Show(clearance.GrantedOn).En} to {Days.Show(clearance.ExpiresOn).En}). Screen again or choose another day."), ["P8"]));
    }

    static IEnumerable<Refusal> OfGoal(CourseWish wish, Protocol protocol, CourseKnowledge knowledge)
    {
        switch (knowledge.Indications.Resolve(wish.Goal, protocol.Modality))
        {
            case Goal.Unknown:
                yield return new(RefusalKind.GoalUnknown, new(new($"Цель «{wish.Goal}» неизвестна. Выберите показание из списка.", $"The goal \"{wish.Goal}\" is not known. Choose an indication from the list."), ["S0-16", "R-49"]));
                yield break;
            case Goal.NotOffered(_, var claim):
                yield return new(RefusalKind.GoalNotOffered, new(claim.Patient, claim.Sources));
                yield break;
            case Goal.OtherModality(_, var other):
                yield return new(RefusalKind.GoalOfAnotherModality, new(new($"«{other.Name.Ru}» этим способом не лечат. Выберите другой способ.", $"\"{other.Name.En}\" is not treated in this way. Choose the other kind of treatment."), other.Sources));
                break;
        }

        var indication = knowledge.Indications.Find(wish.Goal)!;
        if (!knowledge.Protocols.Serves(protocol, indication.Id))
            yield return new(RefusalKind.ProtocolNotForGoal, new(new($"Протокол «{protocol.Name.Ru}» не для цели «{indication.Name.Ru}».", $"The protocol \"{protocol.Name.En}\" is not for \"{indication.Name.En}\"."), protocol.Sources));
        if (indication.Medical && wish.DiagnosisBy is null)
            yield return new(RefusalKind.DiagnosisNeeded, new(new($"«{indication.Name.Ru}» — болезнь: нужны диагноз и план врача.", $"\"{indication.Name.En}\" is a disease: a physician's diagnosis and plan are needed."), ["P7", "S2-21"]));
        foreach (var limit in indication.Limits.Where(l => l.Measure is not null && l.Reached(wish.Grades.TryGetValue(l.Measure, out var grade) ? grade : null) is true))
            yield return new(RefusalKind.LimitReached, new(limit.Text, limit.Sources));
        if (knowledge.Zones.Knows(wish.Zone) && !indication.Zones.Any(z => Near(knowledge.Zones, z, wish.Zone)))
            yield return new(RefusalKind.ZoneNotForGoal, new(new($"Зона не подходит для цели «{indication.Name.Ru}».", $"The zone does not fit \"{indication.Name.En}\"."), indication.Sources));
    }

    static IEnumerable<Refusal> OfZone(CourseWish wish, Protocol protocol, CourseKnowledge knowledge)
    {
        if (knowledge.Zones.Find(wish.Zone) is not { } zone)
        {
            yield return new(RefusalKind.ZoneUnknown, new(new($"Зоны «{wish.Zone}» нет.", $"There is no zone \"{wish.Zone}\"."), ["S0-16"]));
            yield break;
        }

        if (!zone.Sides.Contains(wish.Side))
            yield return new(RefusalKind.SideNotOfZone, new(new($"{zone.Name.Ru}: выберите сторону.", $"{zone.Name.En}: choose the side."), zone.Sources));
        if (protocol.Zones.Count > 0 && !protocol.Zones.Any(z => Near(knowledge.Zones, z, wish.Zone)))
            yield return new(RefusalKind.ZoneNotForProtocol, new(new($"Протокол «{protocol.Name.Ru}» не для зоны «{zone.Name.Ru}».", $"The protocol \"{protocol.Name.En}\" is not for the zone \"{zone.Name.En}\"."), protocol.Sources));
    }

    static IEnumerable<Refusal> OfNumber(CourseWish wish, CourseRule rule, DateOnly today)
    {
        if (wish.Sessions > rule.NeverAbove.Value)
            yield return new(RefusalKind.NumberOutsideLimits, new(rule.NeverAbove.Why, rule.NeverAbove.Sources));
        else if (rule.Extension is { } extension && extension.Value.Holds(wish.Sessions))
        {
            if (wish.Extension is not { } given || given.MeasuredOn > today || given.ConsentedOn < given.MeasuredOn)
                yield return new(RefusalKind.ExtensionNeedsMeasurementAndConsent, new(extension.Why, extension.Sources));
        }
        else if (!rule.Sessions.Value.Holds(wish.Sessions))
            yield return new(RefusalKind.NumberOutsideLimits, new(rule.Sessions.Why, rule.Sessions.Sources));
        if (rule.NumberSetByPhysician is { Value: true } set && wish.NumberSetBy is null)
            yield return new(RefusalKind.NumberNeedsPhysician, new(set.Why, set.Sources));
        if (wish.GapDays is { } gap && !rule.GapChoice.Holds(gap))
            yield return new(RefusalKind.GapOutsideLimits, new(new(
                $"Промежуток {Days.Count(gap).Ru} вне допустимого: {rule.GapChoice}.", $"A gap of {Days.Count(gap).En} is outside what may be chosen: {rule.GapChoice}."), rule.MinimumGap.Sources));
    }

    static IEnumerable<Refusal> OfProcedures(CourseWish wish, CourseKnowledge knowledge) =>
        wish.History.Procedures.SelectMany(p => OpenQuestions.About(p, knowledge));

    static bool Near(Zones zones, string one, string other) => zones.Within(one, other) || zones.Within(other, one);
}
