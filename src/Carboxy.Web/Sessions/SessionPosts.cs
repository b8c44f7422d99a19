using Carboxy.Protocols;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Server;
using Carboxy.Work.Sessions;

namespace Carboxy.Web.Sessions;

/// <summary>Reads what a form of the session page asks to be done.</summary>
static class SessionPosts
{
    /// <summary>The points are tapped on a map of this many pixels a side.</summary>
    public const int MapSide = 300;

    /// <summary>The command, or null where the form makes no sense.</summary>
    public static SessionCommand? Read(Posted posted, SessionView view)
    {
        var of = posted["Of"] ?? "";
        return posted["Do"] switch
        {
            "begin" => new SessionCommand.BeginStep(of),
            "save" => new SessionCommand.SaveFields(FieldsOf(posted, view.Session)),
            "finish" when posted.Ticked("Stay") => new SessionCommand.SaveFields(FieldsOf(posted, view.Session)),
            "finish" => new SessionCommand.FinishStep(of, FieldsOf(posted, view.Session)),
            "skip" => new SessionCommand.SkipStep(of, posted["Reason"]),
            "start-timer" => new SessionCommand.StartTimer(of, FieldsOf(posted, view.Session)),
            "stop-timer" => new SessionCommand.StopTimer(of, posted["Reason"]),
            "pause" => new SessionCommand.Pause(posted["Reason"]),
            "resume" => new SessionCommand.Resume(),
            "stop-early" => new SessionCommand.StopEarly(posted["Reason"]),
            "product" => new SessionCommand.UseProduct(new(posted["Name"] ?? "", posted["Batch"] ?? "", posted.Day("Expiry"), null, posted.Number("Amount"), posted["Unit"])),
            "point" => PointOf(posted, view) is { } point ? new SessionCommand.TreatPoint(point, posted["Reason"]) : null,
            "reaction" => new SessionCommand.NoteReaction(ReactionOf(posted, view.Now)),
            "reaction-over" => Guid.TryParse(of, out var reaction) ? new SessionCommand.EndReaction(new(reaction)) : null,
            "no-reaction" => new SessionCommand.NoReaction(),
            "pain" => Enum.TryParse<PainMoment>(of, out var moment) ? new SessionCommand.ScorePain(moment, posted.Whole("Nrs") ?? -1) : null,
            "aftercare" => new SessionCommand.GiveAftercare(posted["Version"] ?? "", view.Course.File.Patient.Language),
            "take-back" => Guid.TryParse(of, out var entry) ? new SessionCommand.TakeBack(new(entry), posted["Reason"]) : null,
            "sign" => new SessionCommand.Sign(),
            "amend" => new SessionCommand.Amend(posted["Words"]),
            _ => null,
        };
    }

    /// <summary>Fields that hold something; what cannot be read is kept as words, and the session says what it asks for.</summary>
    static Dictionary<string, FieldValue> FieldsOf(Posted posted, Session session) => session.Plan.Fields
        .Select(field => (field.Id, Value: posted[$"f-{field.Id}"] is { } words ? ValueOf(posted, field, words.Trim()) : null))
        .Where(f => f.Value is not null).DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Value!);

    static FieldValue ValueOf(Posted posted, SessionField field, string words) => field.Kind switch
    {
        FieldKind.YesNo when words is "yes" or "no" => new FieldValue.YesNo(words == "yes"),
        FieldKind.Number when posted.Number($"f-{field.Id}") is { } number => new FieldValue.Number(number, field.Unit ?? ""),
        FieldKind.Date when posted.Day($"f-{field.Id}") is { } day => new FieldValue.Day(day),
        FieldKind.Time when posted.Clock($"f-{field.Id}") is { } time => new FieldValue.Clock(time),
        _ => new FieldValue.Words(words.Length > 300 ? words[..300] : words),
    };

    /// <summary>A tap on the map, or the place written in per cent.</summary>
    static DosePoint? PointOf(Posted posted, SessionView view)
    {
        var (x, y) = (posted.Whole("At.x") is { } tapX ? (decimal)tapX / MapSide : posted.Number("X") / 100, posted.Whole("At.y") is { } tapY ? (decimal)tapY / MapSide : posted.Number("Y") / 100);
        return new()
        {
            Side = Enum.TryParse<Side>(posted["Side"], out var side) && Enum.IsDefined(side) ? side : view.Session.Plan.Side,
            X = decimal.Round(x ?? -1, 3),
            Y = decimal.Round(y ?? -1, 3),
            Layer = posted["Layer"] == "intradermal" ? Layer.Intradermal : Layer.Subcutaneous,
            DepthMm = posted.Number("Depth") ?? 0,
            FlowMlPerMin = posted.Number("Flow") ?? 0,
            VolumeMl = posted.Number("Volume") ?? 0,
            NeedleGauge = posted.Whole("Gauge") ?? 0,
            NeedleBatch = posted["NeedleBatch"] ?? "",
            NeedleLengthMm = posted.Number("NeedleLength"),
            AngleDegrees = posted.Number("Angle"),
            SpacingCm = posted.Number("Spacing"),
        };
    }

    static SessionFact.ReactionNoted ReactionOf(Posted posted, DateTimeOffset now)
    {
        var started = now.AddMinutes(-Math.Clamp(posted.Whole("Ago") ?? 0, 0, 60 * 24 * 30));
        return new(posted["Type"] ?? "", started, posted.Whole("Grade") ?? 0, posted["Action"] ?? "", posted.Ticked("Over") ? now : null);
    }
}
