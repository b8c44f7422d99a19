namespace Carboxy.Sessions;

public sealed partial record Session
{
    /// <summary>Records a field of a step; recorded again, the later value counts and both stay in the history.</summary>
    public SessionReply Record(string field, FieldValue value, DateOnly today, Stamp stamp)
    {
        var known = Plan.Fields.FirstOrDefault(f => f.Id == field);
        return Try(stamp, new SessionFact.FieldRecorded(field, value),
        [
            known is null ? new(new("В этой записи такого поля нет. Обновите страницу.", "This record has no such field. Reload the page.")) : null,
            known is not null && !known.Takes(value) ? new(known.Asks) : null,
            known is { NotPast: true } && value is FieldValue.Day day && day.Value < today
                ? new(new($"{known.Label.Ru}: срок истёк {day.Value:dd.MM.yyyy}. Этим работать нельзя, возьмите другое.", $"{known.Label.En}: out of date since {day.Value:yyyy-MM-dd}. It must not be used; take another."), "G-03")
                : null,
        ]);
    }

    /// <summary>Records a product beyond those of the steps, with its batch; what has expired is refused.</summary>
    public SessionReply UseProduct(SessionFact.ProductUsed product, DateOnly today, Stamp stamp) => Try(stamp, product with { OpenedAt = product.OpenedAt?.ToUniversalTime() },
    [
        MustSay(product.Name, new("Назовите средство.", "Name the product."), "G-03"),
        MustSay(product.Batch, new("Запишите номер серии: по нему средство отзывают.", "Write the batch: a recall finds it by this."), "G-03"),
        product.Expiry is null ? new(new("Запишите срок годности.", "Write the expiry date."), "G-03") : null,
        product.Expiry < today
            ? new(new($"Срок годности истёк {product.Expiry:dd.MM.yyyy}. Это средство использовать нельзя, возьмите другое.", $"It expired on {product.Expiry:yyyy-MM-dd}. It must not be used; take another."), "G-03")
            : null,
        product.Amount < 0 || (product.Amount is not null && string.IsNullOrWhiteSpace(product.Unit)) ? new(new("Количество не бывает отрицательным и указывается с единицей.", "An amount is never negative and has a unit."), "G-03") : null,
    ]);

    /// <summary>Notes a reaction, with its start, grade and what was done.</summary>
    public SessionReply NoteReaction(SessionFact.ReactionNoted reaction, Stamp stamp) => Try(stamp, reaction with { StartedAt = reaction.StartedAt.ToUniversalTime(), EndedAt = reaction.EndedAt?.ToUniversalTime() },
    [
        MustSay(reaction.Type, new("Какая это реакция? Выберите вид.", "What reaction is it? Choose the type.")),
        reaction.Grade is >= 1 and <= 5 ? null : new(new("Степень реакции — от 1 до 5.", "The grade of a reaction is 1 to 5.")),
        MustSay(reaction.Action, new("Запишите, что сделали, даже если только наблюдали.", "Write what was done, even if it was only watching.")),
        reaction.EndedAt < reaction.StartedAt ? new(new("Реакция закончилась раньше, чем началась. Проверьте время.", "The reaction ends before it starts. Check the times.")) : null,
    ]);

    public SessionReply EndReaction(Id<SessionEvent> reaction, DateTimeOffset endedAt, Stamp stamp) => Try(stamp, new SessionFact.ReactionEnded(reaction, endedAt.ToUniversalTime()),
    [
        Reactions.Any(r => r.Id == reaction) ? null : new(new("Такой реакции в записи нет.", "The record has no such reaction.")),
        Reactions.Any(r => r.Id == reaction && endedAt < r.What.StartedAt) ? new(new("Реакция закончилась раньше, чем началась. Проверьте время.", "The reaction ends before it starts. Check the times.")) : null,
    ]);

    /// <summary>Says openly that there was no reaction.</summary>
    public SessionReply NoteNoReaction(Stamp stamp) => Try(stamp, new SessionFact.NoReaction(),
        [Reactions.Count == 0 ? null : new(new("Реакция уже записана. Если по ошибке, отмените ту запись с причиной.", "A reaction is recorded already. If by mistake, take that entry back with a reason."))]);

    public SessionReply ScorePain(PainMoment moment, int nrs, Stamp stamp) => Try(stamp, new SessionFact.PainScored(moment, nrs),
        [nrs is >= 0 and <= 10 ? null : new(new("Боль оценивают числом от 0 до 10.", "Pain is a number from 0 to 10."))]);

    public SessionReply GiveAftercare(string version, Language language, Stamp stamp) => Try(stamp, new SessionFact.AftercareGiven(version, language),
        [MustSay(version, new("Какая версия памятки выдана?", "Which version of the sheet was given?"))]);

    /// <summary>Takes back a product, a change of cylinder, a point, a line or a reaction entered by mistake; the history keeps both.</summary>
    public SessionReply TakeBack(Id<SessionEvent> entry, string? reason, Stamp stamp) => Try(stamp, new SessionFact.TakenBack(entry, reason?.Trim() ?? ""),
    [
        Products.Any(p => p.Id == entry) || Cylinders.Any(c => c.Id == entry) || Points.Any(p => p.Id == entry) || Massage.Any(m => m.Id == entry) || Reactions.Any(r => r.Id == entry)
            ? null : new(new("Отменить можно только средство, смену баллона, точку, линию или реакцию из этой записи.", "Only a product, a change of cylinder, a point, a line or a reaction of this record can be taken back.")),
        MustSay(reason, new("Почему запись неверна? Напишите причину.", "Why is the entry wrong? Write the reason.")),
    ]);
}
