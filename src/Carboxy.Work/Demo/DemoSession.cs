using Carboxy.Sessions;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>One session as a practitioner runs it, step by step and minute by minute.</summary>
sealed class DemoSession(DemoTreatment treatment, int number)
{
    Session session = null!;
    Id<SessionRow> id;

    /// <summary>Something goes otherwise than laid down in the last session.</summary>
    bool Departs => treatment.Of.Departs && number == treatment.Of.Held;

    DemoHouse House => treatment.Visitor.House;

    public async IAsyncEnumerable<DateTimeOffset> HoldAsync(DateTimeOffset at, bool sign)
    {
        yield return at;
        id = await treatment.StartAsync();
        session = await treatment.ActAsync(id, seen: 1, new SessionCommand.BeginStep(House.Knowledge.Courses.Protocols.Find(treatment.Of.Protocol)!.Steps[0].Id));
        while (session.Steps.FirstOrDefault(s => !s.IsOver) is { } next)
        {
            var step = next.Step;
            if (step.Optional || step.Forbidden is not null)
            {
                await DoAsync(new SessionCommand.SkipStep(step.Id, step.UsualSkipReason?.Ru ?? "Сегодня не понадобилось."));
                continue;
            }

            if (next.Status == StepStatus.Waiting)
                await DoAsync(new SessionCommand.BeginStep(step.Id));
            yield return at = at.AddMinutes(DemoReadings.MinutesOf(step.Id));
            if (step.Timer is { } timer)
            {
                await DoAsync(new SessionCommand.StartTimer(step.Id, step.Fields.Where(f => f.BeforeTimer).ToDictionary(f => f.Id, FieldValue (_) => new FieldValue.YesNo(true))));
                var longer = Departs && timer.AtMostMinutes is not null;
                yield return at += longer ? TimeSpan.FromMinutes((double)timer.AtMostMinutes! + 3) : timer.AtLeast + TimeSpan.FromMinutes(1 + (treatment.Visitor.Who.Number % 5));
                await DoAsync(new SessionCommand.StopTimer(step.Id, longer ? "Выходила к телефону, сняли позже; кожа спокойная." : null));
            }

            if (step.PerPoint)
                await foreach (var moment in TreatAsync(at))
                    yield return at = moment;
            if (step.DrawnLines)
                await MassageAsync();
            await DoAsync(new SessionCommand.FinishStep(step.Id, step.PerPoint ? new Dictionary<string, FieldValue>() : DemoFields.Of(step, session, treatment.Visitor, at)));
        }

        yield return at = at.AddMinutes(2);
        await CloseAsync(sign);
    }

    /// <summary>Two points a minute.</summary>
    async IAsyncEnumerable<DateTimeOffset> TreatAsync(DateTimeOffset at)
    {
        foreach (var point in DemoDoses.For(treatment.Of, session.Plan, treatment.Visitor.Who.Sex, House.Knowledge.Maps))
        {
            await DoAsync(Departs && session.Points.Count == 0 ? new SessionCommand.TreatPoint(point with { FlowMlPerMin = 180 }, "Аппарат показал 180 на первом вколе; убавили сразу.") : new SessionCommand.TreatPoint(point, null));
            if (session.Points.Count % 4 == 1)
                await DoAsync(new SessionCommand.FeelPoint(session.Points[^1].Id, 1 + ((session.Points.Count + number) % 4)));
            if (session.Points.Count % 2 == 0)
                yield return at = at.AddMinutes(1);
        }
    }

    /// <summary>Along the usual lines, where the drawing of the zone has some.</summary>
    async Task MassageAsync()
    {
        if (House.Knowledge.Maps.For(session.Plan, treatment.Visitor.Who.Sex) is [{ MassageLines: { Count: > 0 } lines } drawing, ..])
            foreach (var line in lines)
                await DoAsync(new SessionCommand.DrawMassage(new(drawing.Id, DrawnLine.Of(drawing, line))));
    }

    async Task CloseAsync(bool sign)
    {
        var gas = treatment.Of.Modality == Modality.Injection;
        await DoAsync(new SessionCommand.ScorePain(PainMoment.Worst, gas ? 2 + (number % 3) : number % 2));
        await DoAsync(new SessionCommand.ScorePain(PainMoment.After, gas ? 1 : 0));
        if (treatment.Of.Reaction is { } reaction && reaction.Session == number)
            await DoAsync(new SessionCommand.NoteReaction(new(reaction.Type, House.Clock.GetUtcNow().AddMinutes(-9), reaction.Grade, reaction.Action)));
        else
            await DoAsync(new SessionCommand.NoReaction());
        var language = treatment.Visitor.Who.Language;
        await DoAsync(new SessionCommand.GiveAftercare(SheetVersion(language), language));
        if (sign)
            await DoAsync(new SessionCommand.Sign());
    }

    async Task DoAsync(SessionCommand command) => session = await treatment.ActAsync(id, session.Events.Count, command);

    /// <summary>The version of the aftercare sheet in force, as the sheet itself reckons it.</summary>
    string SheetVersion(Language language) => ConsentText.VersionOf(string.Join('\n',
        House.Knowledge.Aftercare.Where(a => a.Modalities.Contains(treatment.Of.Modality)).OrderBy(a => a.Order).Select(a => a.Text.In(language))))[..12];
}
