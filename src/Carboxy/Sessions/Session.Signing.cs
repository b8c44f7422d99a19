using System.Text.Json.Serialization;

namespace Carboxy.Sessions;

public sealed partial record Session
{
    static readonly string[] NeededAfterNeedles = ["needles_used", "sharps_match", "systolic_after", "diastolic_after", "pulse_after"];

    /// <summary>Closes the record for ever; refused with everything that is still missing.</summary>
    public SessionReply Sign(Stamp stamp) => Try(stamp, new SessionFact.Signed(), Missing);

    /// <summary>Writes a correction beside a signed record. Before the signature the record itself is corrected.</summary>
    public SessionReply Amend(string? words, Id<SessionEvent>? about, Stamp stamp) => Try(stamp, new SessionFact.Amended(words?.Trim() ?? "", about),
    [
        Status == SessionStatus.Signed ? null : new(new("Запись ещё не подписана. Исправьте её саму.", "The record is not signed yet. Correct the record itself.")),
        MustSay(words, new("Поправка пуста. Напишите, что исправить и почему.", "The amendment is empty. Write what to correct and why.")),
        about is { } id && Events.All(known => known.Id != id) ? new(new("Такой записи в этом сеансе нет.", "This session has no such entry.")) : null,
    ]);

    /// <summary>Everything that stands between now and the signature; empty when it can be signed.</summary>
    [JsonIgnore]
    public IReadOnlyList<Refusal> Missing =>
    [
        .. Status == SessionStatus.Paused ? [new(new("Сеанс на паузе. Продолжите или остановите его.", "The session is paused. Resume or stop it."))] : Array.Empty<Refusal>(),
        .. Status == SessionStatus.Stopped ? AfterStop() : OpenSteps(),
        .. MissingTolerance(),
    ];

    IEnumerable<Refusal> OpenSteps() => Steps.SelectMany(step => step.Status switch
    {
        StepStatus.Skipped => [],
        StepStatus.Finished => MissingIn(step.Step),
        _ => [new Refusal(new($"Шаг «{step.Step.Title.Ru}» не завершён. Завершите его или пропустите с причиной.", $"The step \"{step.Step.Title.En}\" is not over. Finish it, or leave it out with a reason."), "C-16")],
    });

    // A needle has been in the skin: needles are counted and the patient's state is taken, however the session ended.
    IEnumerable<Refusal> AfterStop() => Points.Count == 0 ? [] : Plan.Fields.Where(field => NeededAfterNeedles.Contains(field.Id)).Select(MissingOf).OfType<Refusal>();

    IEnumerable<Refusal> MissingIn(SessionStep step) => step.PerPoint
        ? Points.Count > 0 ? [] : [new(new("Не отмечено ни одной точки. Отметьте точки или пропустите шаг с причиной.", "No point is marked. Mark the points, or leave the step out with a reason."))]
        : step.Fields.Select(MissingOf).OfType<Refusal>();

    Refusal? MissingOf(SessionField field) => (Fields.GetValueOrDefault(field.Id), field) switch
    {
        (null, { Required: true }) => new(new($"Не заполнено: {field.Label.Ru}.", $"Not filled in: {field.Label.En}.")),
        (FieldValue.YesNo { Value: false }, { MustBeYes: true }) => new(new($"{field.Label.Ru}: нет. Так продолжать нельзя — устраните причину или остановите сеанс.", $"{field.Label.En}: no. The session cannot go on like this - put it right, or stop it.")),
        _ => null,
    };

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
