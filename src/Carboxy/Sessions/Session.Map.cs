using Carboxy.Protocols;

namespace Carboxy.Sessions;

public sealed partial record Session
{
    /// <summary>No session has more points than this (house default): more are a stuck finger or a broken tablet.</summary>
    public const int MostPoints = 600;

    /// <summary>No massage has more lines than this (house default).</summary>
    public const int MostLines = 80;

    const string AirPurged = "air_purged";

    /// <summary>Records a point. Air is purged first; a dose above the largest published one, and a place outside the session's zone, have a reason.</summary>
    public SessionReply TreatPoint(Protocol protocol, IEnumerable<WarningRange> warnings, DosePoint point, string? reason, Stamp stamp, BodyMaps? maps = null)
    {
        var asked = DoseTotals.Judge(protocol, warnings, Doses, point).Where(remark => remark.NeedsReason).Select(remark => (remark.Message, Rule: "G-02")).ToList();
        if (maps?.Outside(Plan, point) is { } outside)
            asked.Add((outside, "R-49"));
        return Try(stamp, new SessionFact.PointTreated(point, asked.Count > 0 ? reason?.Trim() : null),
        [
            MustRun(),
            Steps.Any(step => step is { Step.PerPoint: true, Status: StepStatus.Running }) ? null : new(new("Сейчас не шаг инъекций. Начните его, потом отмечайте точки.", "This is not the injection step. Begin it, then mark points.")),
            protocol.Id == Plan.Protocol ? null : new(new("Точку сверяют с протоколом этого сеанса, а не с другим. Обновите страницу.", "A point is compared with this session's protocol, not another. Reload the page.")),
            Fields.GetValueOrDefault(AirPurged) is FieldValue.YesNo { Value: true } ? null : new(new("Воздух из трубки не вытеснен. Продуйте её и отметьте это до первой точки.", "The air has not been purged from the tube. Purge it and mark it before the first point."), "[53]"),
            point.IsSane ? null : new(new("Проверьте точку: место на схеме; поток, объём и глубина больше нуля и в разумных пределах; угол до 90°, боль до 10, калибр и серия иглы.", "Check the point: its place on the map; flow, volume and depth above zero and within reason; angle up to 90°, pain up to 10; needle gauge and batch.")),
            maps?.Against(point),
            Points.Count < MostPoints ? null : new(new($"В записи уже {MostPoints} точек, больше не бывает. Проверьте, не сработал ли экран сам.", $"The record has {MostPoints} points already, and no session has more. Check whether the screen acted by itself.")),
            .. asked.Select(remark => MustSay(reason, remark.Message, remark.Rule)),
        ]);
    }

    /// <summary>Notes how much a point hurt.</summary>
    public SessionReply FeelPoint(Id<SessionEvent> point, int nrs, Stamp stamp) => Try(stamp, new SessionFact.PointFelt(point, nrs),
    [
        Points.Any(p => p.Id == point) ? null : new(new("Такой точки в записи нет.", "The record has no such point.")),
        nrs is >= 0 and <= 10 ? null : new(new("Боль оценивают числом от 0 до 10.", "Pain is a number from 0 to 10.")),
    ]);

    /// <summary>Keeps a line of the massage as it was drawn.</summary>
    public SessionReply DrawMassage(SessionFact.MassageDrawn drawn, BodyMaps maps, Stamp stamp) => Try(stamp, drawn,
    [
        MustRun(),
        drawn.Line.IsSane ? null : new(new("Линию не удалось прочитать: она пуста, слишком длинна или выходит за рисунок. Проведите её заново.", "The line could not be read: it is empty, too long or leaves the drawing. Draw it again.")),
        maps.Find(drawn.Drawing) is null ? BodyMaps.NoDrawing : null,
        Massage.Count < MostLines ? null : new(new($"В записи уже {MostLines} линий. Этого довольно.", $"The record has {MostLines} lines already. That is enough.")),
    ]);

    /// <summary>Reactions that nobody has seen the end of, also after the signature (S0-37, G-18).</summary>
    public IReadOnlyList<Entry<SessionFact.ReactionNoted>> OpenReactions =>
        [.. Reactions.Where(r => r.What.EndedAt is null && !FollowUps.Any(f => f.What.Reaction == r.Id && f.What.GoneAt is not null))];

    /// <summary>Writes beside a signed record how a reaction stands, until it is gone.</summary>
    public SessionReply FollowUp(SessionFact.FollowedUp look, Stamp stamp) => Try(stamp, look with { GoneAt = look.GoneAt?.ToUniversalTime(), Words = look.Words?.Trim() },
    [
        Status == SessionStatus.Signed ? null : new(new("Запись ещё не подписана: отметьте реакцию в ней самой.", "The record is not signed yet: mark the reaction in the record itself.")),
        OpenReactions.Any(r => r.Id == look.Reaction) ? null : new(new("Эта реакция уже прошла или её в записи нет.", "This reaction is over already, or the record has none such.")),
        look.Grade is >= 1 and <= 5 ? null : new(new("Степень реакции — от 1 до 5.", "The grade of a reaction is 1 to 5.")),
        look.GoneAt is { } gone && Reactions.Any(r => r.Id == look.Reaction && gone < r.What.StartedAt) ? new(new("Реакция закончилась раньше, чем началась. Проверьте время.", "The reaction ends before it starts. Check the times.")) : null,
        look.GoneAt > stamp.At ? new(new("Это время ещё не наступило. Проверьте его.", "That time has not come yet. Check it.")) : null,
        look.Words?.Length > 500 ? new(new("Слишком длинно: не больше 500 знаков.", "Too long: at most 500 letters.")) : null,
    ]);
}
