namespace Carboxy.Sessions;

public sealed partial record Session
{
    /// <summary>Closes the record for ever; refused with everything that is still missing.</summary>
    public SessionReply Sign(SessionSheet sheet, Stamp stamp) => Try(stamp, new SessionFact.Signed(), MissingFor(sheet));

    /// <summary>Writes a correction beside a signed record. Before the signature the record itself is corrected.</summary>
    public SessionReply Amend(string? words, Id<SessionEvent>? about, Stamp stamp) => Try(stamp, new SessionFact.Amended(words?.Trim() ?? "", about),
    [
        Status == SessionStatus.Signed ? null : new(new("Запись ещё не подписана. Исправьте её саму.", "The record is not signed yet. Correct the record itself.")),
        MustSay(words, new("Поправка пуста. Напишите, что исправить и почему.", "The amendment is empty. Write what to correct and why.")),
        about is { } id && Events.All(known => known.Id != id) ? new(new("Такой записи в этом сеансе нет.", "This session has no such entry.")) : null,
    ]);

    /// <summary>Everything that stands between now and the signature; empty when it can be signed.</summary>
    public IReadOnlyList<Refusal> MissingFor(SessionSheet sheet) =>
    [
        .. Status == SessionStatus.Paused ? [new(new("Сеанс на паузе. Продолжите или остановите его.", "The session is paused. Resume or stop it."))] : Array.Empty<Refusal>(),
        .. Status == SessionStatus.Stopped ? [] : OpenSteps(),
        .. MissingFields(sheet),
        .. MissingProducts(sheet),
        .. MissingTolerance(),
    ];

    IEnumerable<Refusal> OpenSteps() => Steps.Where(step => !step.IsOver).Select(step => new Refusal(
        new($"Шаг «{step.Step.Title.Ru}» не завершён. Завершите его или пропустите с причиной.", $"The step \"{step.Step.Title.En}\" is not over. Finish it, or leave it out with a reason."), "C-16"));

    IEnumerable<Refusal> MissingFields(SessionSheet sheet)
    {
        foreach (var field in sheet.FieldsFor(Plan))
        {
            var value = Fields.GetValueOrDefault(field.Id);
            var needed = Status == SessionStatus.Stopped ? field.EvenIfStopped : field.Required;
            if (value is null && needed)
                yield return new(new($"Не заполнено: {field.Label.Ru}.", $"Not filled in: {field.Label.En}."), field.Sources[0]);
            if (needed && field.MustBe is { } must && value is FieldValue.YesNo said && said.Value != must)
                yield return new(new($"{field.Label.Ru}: с таким ответом не подписывают. Устраните причину или остановите сеанс.", $"{field.Label.En}: not signed with this answer. Put it right, or stop the session."), field.Sources[0]);
            if (field.EqualTo is { } other && value is FieldValue.Number one && Fields.GetValueOrDefault(other) is FieldValue.Number two && one.Value != two.Value)
                yield return new(new($"{field.Label.Ru}: {one.Value:0.##}, а должно быть {two.Value:0.##}. Найдите недостающее или исправьте число.", $"{field.Label.En}: {one.Value:0.##}, and {two.Value:0.##} are expected. Find what is missing, or correct the number."), field.Sources[0]);
        }
    }

    IEnumerable<Refusal> MissingProducts(SessionSheet sheet) => Status == SessionStatus.Stopped
        ? []
        : sheet.ProductsFor(Plan).Where(kind => kind.Required && Products.All(used => used.What.Kind != kind.Id)).Select(kind => new Refusal(
            new($"Не записано средство: {kind.Name.Ru} — название, партия, срок годности.", $"Not recorded: {kind.Name.En} - name, batch, expiry."), "G-03"));

    IEnumerable<Refusal> MissingTolerance()
    {
        if (PainBefore is null || PainWorst is null || PainAfter is null)
            yield return new(new("Боль до, самая сильная и после: нужны все три оценки от 0 до 10.", "Pain before, at worst and after: all three scores from 0 to 10 are needed."));
        if (NoReaction is null && Reactions.Count == 0)
            yield return new(new("Реакции: запишите их или отметьте, что их не было.", "Reactions: record them, or mark that there were none."), "S0-37");
        if (Aftercare is null)
            yield return new(new("Памятка после процедуры не выдана.", "The aftercare sheet has not been given."), "G-10");
    }
}
