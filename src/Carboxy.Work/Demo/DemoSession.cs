using Carboxy.Sessions;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>One session as a practitioner runs it, step by step and minute by minute.</summary>
sealed class DemoSession(DemoTreatment treatment, int number)
{
    Session session = null!;
    Id<SessionRow> id;

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
                yield return at += timer.AtLeast + TimeSpan.FromMinutes(1 + (treatment.Visitor.Who.Number % 5));
                await DoAsync(new SessionCommand.StopTimer(step.Id, null));
            }

            if (step.PerPoint)
                foreach (var point in DemoDoses.For(treatment.Of))
                    await DoAsync(new SessionCommand.TreatPoint(point, null));
            await DoAsync(new SessionCommand.FinishStep(step.Id, step.PerPoint ? new Dictionary<string, FieldValue>() : DemoFields.Of(step, session, treatment.Visitor, at)));
        }

        yield return at = at.AddMinutes(2);
        await CloseAsync(sign);
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
