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
    public static SessionCommand? Read(Posted posted, SessionView view, BodyMaps maps)
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
            "cylinder" => new SessionCommand.ChangeCylinder(new(posted["Batch"] ?? "", posted.Day("Expiry"), posted.Ticked("Purged"), posted["Cylinder"], posted.Number("BarBefore"), posted.Number("BarAfter"))),
            "point" => PointOf(posted, view, maps) is { } point ? new SessionCommand.TreatPoint(point, posted["Reason"]) : null,
            "feel" => Guid.TryParse(of, out var felt) ? new SessionCommand.FeelPoint(new(felt), posted.Whole("Nrs") ?? -1) : null,
            "follow-up" => Guid.TryParse(of, out var followed) ? new SessionCommand.FollowUp(new(followed), posted.Whole("Grade") ?? 0, posted.Ticked("Gone"), posted.Whole("GoneAgo") is { } ago ? view.Now.AddMinutes(-Math.Clamp(ago, 0, 60 * 24 * 60)) : null, posted["Words"]) : null,
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

    /// <summary>A tap on the picture of the zone, or the place written in per cent of the whole drawing.</summary>
    static DosePoint? PointOf(Posted posted, SessionView view, BodyMaps maps)
    {
        if (maps.Find(posted["Drawing"]) is not { } drawing)
            return null;
        var crop = MapCrop.Around(drawing, maps.AreasOf(drawing, view.Session.Plan));
        var x = posted.Whole("At.x") is { } tapX ? (decimal)((crop.X + (Math.Clamp(tapX, 0, MapSide) * crop.Width / MapSide)) / drawing.Width) : posted.Number("X") / 100;
        var y = posted.Whole("At.y") is { } tapY ? (decimal)((crop.Y + (Math.Clamp(tapY, 0, MapSide) * crop.Height / MapSide)) / drawing.Height) : posted.Number("Y") / 100;
        var area = x is >= 0 and <= 1 && y is >= 0 and <= 1 ? drawing.AreaAt(drawing.At(x.Value, y.Value)) : null;
        return new()
        {
            Side = area is { Side: not Side.None } sided ? sided.Side : view.Session.Plan.Side is Side.Both ? Side.None : view.Session.Plan.Side,
            Drawing = drawing.Id,
            Area = area?.Id,
            X = decimal.Round(x is >= -1 and <= 2 ? x.Value : -1, 4),
            Y = decimal.Round(y is >= -1 and <= 2 ? y.Value : -1, 4),
            Layer = posted["Layer"] == "intradermal" ? Layer.Intradermal : Layer.Subcutaneous,
            DepthMm = posted.Number("Depth") ?? 0,
            FlowMlPerMin = posted.Number("Flow") ?? 0,
            VolumeMl = posted.Number("Volume") ?? 0,
            NeedleGauge = posted.Whole("Gauge") ?? 0,
            NeedleBatch = posted["NeedleBatch"] ?? "",
            NeedleLengthMm = posted.Number("NeedleLength"),
            AngleDegrees = posted.Number("Angle"),
            SpacingCm = posted.Number("Spacing"),
            GasCelsius = posted.Number("Celsius"),
        };
    }

    static SessionFact.ReactionNoted ReactionOf(Posted posted, DateTimeOffset now)
    {
        var started = now.AddMinutes(-Math.Clamp(posted.Whole("Ago") ?? 0, 0, 60 * 24 * 30));
        return new(posted["Type"] ?? "", started, posted.Whole("Grade") ?? 0, posted["Action"] ?? "", posted.Ticked("Over") ? now : null);
    }
}
