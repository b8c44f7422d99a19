using System.Globalization;

namespace Carboxy.Sessions;

/// <summary>Tells an event in a line, for those who decide about it.</summary>
public static class FactWords
{
    public static Text Of(SessionFact what, SessionPlan plan) => what switch
    {
        SessionFact.Started => new("сеанс начат", "the session began"),
        SessionFact.StepBegun fact => OfStep(plan, fact.Step, new("начат шаг", "step begun")),
        SessionFact.StepFinished fact => OfStep(plan, fact.Step, new("завершён шаг", "step finished")),
        SessionFact.StepSkipped fact => With(OfStep(plan, fact.Step, new("пропущен шаг", "step left out")), fact.Reason),
        SessionFact.TimerStarted fact => OfStep(plan, fact.Step, new("запущен таймер, шаг", "timer started, step")),
        SessionFact.TimerStopped fact => With(OfStep(plan, fact.Step, new("остановлен таймер, шаг", "timer stopped, step")), fact.Reason),
        SessionFact.Paused fact => With(new("пауза", "paused"), fact.Reason),
        SessionFact.Resumed => new("сеанс продолжен", "resumed"),
        SessionFact.FieldRecorded fact => OfField(plan, fact),
        SessionFact.ProductUsed fact => With(new("средство", "product"), $"{fact.Name}, {fact.Batch}"),
        SessionFact.PointTreated fact => OfPoint(fact.Point),
        SessionFact.CylinderChanged fact => With(new("сменён баллон, серия", "another cylinder, batch"), fact.Cylinder is { } number ? $"{fact.Batch}, № {number}" : fact.Batch),
        SessionFact.PointFelt fact => new($"боль в точке: {fact.Nrs}", $"pain at a point: {fact.Nrs}"),
        SessionFact.MassageDrawn => new("массажная линия", "a massage line"),
        SessionFact.ReactionNoted fact => new($"реакция «{fact.Type}», степень {fact.Grade}: {fact.Action}", $"reaction \"{fact.Type}\", grade {fact.Grade}: {fact.Action}"),
        SessionFact.ReactionEnded => new("реакция прошла", "the reaction is over"),
        SessionFact.NoReaction => new("реакций нет", "no reaction"),
        SessionFact.PainScored fact => OfPain(fact),
        SessionFact.AftercareGiven fact => With(new("памятка выдана", "the aftercare sheet was given"), fact.Version),
        SessionFact.TakenBack fact => With(new("запись отменена", "an entry was taken back"), fact.Reason),
        SessionFact.StoppedEarly fact => With(new("сеанс остановлен", "the session was stopped"), fact.Reason),
        SessionFact.Signed => new("сеанс подписан", "the session was signed"),
        SessionFact.Amended fact => With(new("поправка", "amendment"), fact.Words),
        SessionFact.FollowedUp fact => fact.GoneAt is { } gone ? new($"реакция прошла: {gone:dd.MM.yyyy HH:mm}Z", $"the reaction was gone: {gone:yyyy-MM-dd HH:mm}Z") : new($"реакция ещё есть, степень {fact.Grade}", $"the reaction is still there, grade {fact.Grade}"),
        _ => new("запись", "an entry"),
    };

    static Text With(Text words, string? more) => string.IsNullOrWhiteSpace(more) ? words : new($"{words.Ru}: {more}", $"{words.En}: {more}");

    static Text OfStep(SessionPlan plan, string id, Text words) => plan.Steps.FirstOrDefault(step => step.Id == id) is { } step
        ? new($"{words.Ru} {step.Label} «{step.Title.Ru}»", $"{words.En} {step.Label} \"{step.Title.En}\"")
        : With(words, id);

    static Text OfField(SessionPlan plan, SessionFact.FieldRecorded fact)
    {
        var label = plan.Fields.FirstOrDefault(field => field.Id == fact.Field)?.Label ?? new(fact.Field, fact.Field);
        return new($"{label.Ru}: {ValueOf(fact.Value).Ru}", $"{label.En}: {ValueOf(fact.Value).En}");
    }

    static Text ValueOf(FieldValue value) => value switch
    {
        FieldValue.YesNo said => said.Value ? new("да", "yes") : new("нет", "no"),
        FieldValue.Number number => Same($"{Show(number.Value)} {number.Unit}"),
        FieldValue.Day day => new($"{day.Value:dd.MM.yyyy}", $"{day.Value:yyyy-MM-dd}"),
        FieldValue.Clock clock => Same($"{clock.Value:HH:mm}"),
        FieldValue.Words words => Same(words.Value),
        _ => Same(""),
    };

    static Text OfPoint(DosePoint point) => new(
        $"точка ({Show(point.X * 100)} %, {Show(point.Y * 100)} %): {Show(point.VolumeMl)} мл, {Show(point.FlowMlPerMin)} мл/мин, {Show(point.DepthMm)} мм",
        $"point ({Show(point.X * 100)} %, {Show(point.Y * 100)} %): {Show(point.VolumeMl)} ml, {Show(point.FlowMlPerMin)} ml/min, {Show(point.DepthMm)} mm");

    static Text OfPain(SessionFact.PainScored fact) => fact.Moment switch
    {
        PainMoment.Before => new($"боль до: {fact.Nrs}", $"pain before: {fact.Nrs}"),
        PainMoment.Worst => new($"боль, самая сильная: {fact.Nrs}", $"pain at worst: {fact.Nrs}"),
        _ => new($"боль после: {fact.Nrs}", $"pain after: {fact.Nrs}"),
    };

    static Text Same(string words) => new(words, words);

    static string Show(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
