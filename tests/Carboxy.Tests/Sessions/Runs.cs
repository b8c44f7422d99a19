using Carboxy.Protocols;
using Carboxy.Quantities;

namespace Carboxy.Sessions;

/// <summary>A practitioner at work: each call is one tap at a minute of the session.</summary>
sealed class Runs(Session session)
{
    public Session Session { get; private set; } = session;

    public static Stamp At(double minute) => Stamp.Of(Given.Nurse, Given.Now.AddMinutes(minute));

    public Runs Do(Func<Session, SessionReply> command)
    {
        var reply = command(Session);
        Assert.True(reply is SessionReply.Accepted, string.Join('\n', (reply as SessionReply.Refused)?.Reasons.Select(reason => reason.Says.En) ?? []));
        Session = ((SessionReply.Accepted)reply).After;
        return this;
    }

    public IReadOnlyList<Refusal> Refused(Func<Session, SessionReply> command) => Assert.IsType<SessionReply.Refused>(command(Session)).Reasons;

    /// <summary>Fills in what a step asks for, each field with a fitting value.</summary>
    public Runs FillIn(string step, double minute)
    {
        foreach (var field in Session.Steps.Single(s => s.Step.Id == step).Step.Fields.Where(field => field.Required && !Session.Fields.ContainsKey(field.Id)))
            Do(s => s.Record(field.Id, ValueFor(field), Given.Today, At(minute)));
        return this;
    }

    /// <summary>Confirms what the timer of a step waits for.</summary>
    public Runs Confirm(string step, double minute)
    {
        foreach (var field in Session.Steps.Single(s => s.Step.Id == step).Step.Fields.Where(field => field.BeforeTimer))
            Do(s => s.Record(field.Id, new FieldValue.YesNo(true), Given.Today, At(minute)));
        return this;
    }

    /// <summary>Begins a step, fills it in and finishes it; a timer runs for so many minutes.</summary>
    public Runs DoStep(string step, double minute, double timer = 30)
    {
        Do(s => s.BeginStep(step, At(minute)));
        if (Session.Steps.Single(s => s.Step.Id == step).Step.Timer is not null)
        {
            Confirm(step, minute).Do(s => s.StartTimer(step, At(minute)));
            Do(s => s.StopTimer(step, null, At(minute + timer)));
        }

        if (Session.Steps.Single(s => s.Step.Id == step).Step.PerPoint)
            Do(s => s.TreatPoint(Given.NeedleProtocol, Given.Warnings, Point(), null, At(minute)));
        else
            FillIn(step, minute);
        return Do(s => s.FinishStep(step, At(minute + timer)));
    }

    /// <summary>All steps, optional ones left out, and everything that a signature needs.</summary>
    public Runs UntilSigning()
    {
        var minute = 1.0;
        foreach (var step in Session.Plan.Steps)
        {
            if (step.Optional)
                Do(s => s.SkipStep(step.Id, "Not needed today", At(minute)));
            else
                DoStep(step.Id, minute);
            minute += 31;
        }

        return Do(s => s.ScorePain(PainMoment.Worst, 3, At(minute))).Do(s => s.ScorePain(PainMoment.After, 1, At(minute)))
            .Do(s => s.NoteNoReaction(At(minute))).Do(s => s.GiveAftercare("2026.1", Language.Russian, At(minute)));
    }

    public static DosePoint Point(decimal flow = 100, decimal volume = 50, Side side = Side.Left) => new()
    {
        Side = side,
        X = 0.4m,
        Y = 0.6m,
        Layer = Layer.Subcutaneous,
        DepthMm = 10,
        FlowMlPerMin = flow,
        VolumeMl = volume,
        NeedleGauge = 30,
        NeedleBatch = "N-7",
    };

    static FieldValue ValueFor(SessionField field) => field.Kind switch
    {
        FieldKind.YesNo => new FieldValue.YesNo(true),
        FieldKind.Number => new FieldValue.Number(5, field.Unit!),
        FieldKind.Date => new FieldValue.Day(Given.Today.AddDays(60)),
        FieldKind.Time => new FieldValue.Clock(new(9, 30)),
        FieldKind.Choice => new FieldValue.Words(field.Options![0]),
        _ => new FieldValue.Words("A-1"),
    };
}
