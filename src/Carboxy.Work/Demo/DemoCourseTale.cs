using Carboxy.Outcomes;
using Carboxy.Work.Adverse;

namespace Carboxy.Work.Demo;

/// <summary>A patient who was screened and planned, and comes to the sessions and follow-ups of a course.</summary>
static class DemoCourseTale
{
    const int UsualSessions = 7;

    /// <summary>From the plan to the first session.</summary>
    const int Ahead = 3;

    public static DemoTale Of(DemoCourse course) => visitor => TellAsync(new(visitor, course));

    static async IAsyncEnumerable<DateTimeOffset> TellAsync(DemoTreatment treatment)
    {
        var (course, visitor) = (treatment.Of, treatment.Visitor);
        var (calendar, hour) = (visitor.House.Calendar, 9 + (visitor.Who.Number % 8));
        var first = course.LastDaysAgo + ((course.Held - 1) * course.Gap);
        yield return calendar.At(course.Held == 0 ? course.LastDaysAgo : first + Ahead, hour, visitor.Who.Number % 60);
        await treatment.ScreenAsync();
        await treatment.PlanAsync(visitor.Day.AddDays(Ahead));
        await DemoNoteTale.ConsultAsync(treatment.Notes, visitor.Who);
        if (course.Consented)
            await treatment.ConsentAsync(beyond: false);
        await treatment.MeasureAsync(MeasurementPurpose.Baseline, 0);

        for (var number = 1; number <= course.Held; number++)
        {
            var (daysAgo, last) = (first - ((number - 1) * course.Gap), number == course.Held);
            var at = calendar.At(daysAgo, hour, visitor.Who.Number * 5 % 60);
            await foreach (var moment in new DemoSession(treatment, number).HoldAsync(at, sign: !last || course.After != DemoAfter.Unsigned))
                yield return moment;
            if (!last || course.Reviewed)
                await ReviewAsync(treatment, number);
            if (number == UsualSessions && course.ExtendedTo is { } more)
            {
                await treatment.ConsentAsync(beyond: true);
                await treatment.ExtendAsync(more);
            }

            var signed = !last || course.After != DemoAfter.Unsigned;
            if (signed && ((last ? course.Says : null) ?? Usual(visitor, number)) is { } entry)
            {
                yield return calendar.At(daysAgo - 1, hour + 2, 30);
                await treatment.CheckUpAsync(entry);
            }
        }

        if (course.Held > 0 && course.Note != DemoNote.None)
        {
            await treatment.WriteAsync();
            if (course.Note is DemoNote.Summary or DemoNote.Reaction)
                await treatment.PermitAsync();
        }

        await foreach (var moment in AfterAsync(treatment, hour))
            yield return moment;
    }

    /// <summary>Most who answer are well; after injections a few have a bruise.</summary>
    static CheckUpEntry? Usual(DemoVisitor visitor, int number) => ((visitor.Who.Number + number) % 5) switch
    {
        0 or 1 => new(true, []),
        2 when visitor.Who.Number % 2 == 0 => new(true, []),
        _ => null,
    };

    static Task ReviewAsync(DemoTreatment treatment, int number) => (number, treatment.Of) switch
    {
        (var n, { Sessions: var all, ExtendedTo: null }) when n == all => treatment.MeasureAsync(MeasurementPurpose.Last, 0.9),
        (var n, { ExtendedTo: { } more }) when n == more => treatment.MeasureAsync(MeasurementPurpose.Last, 1),
        (4, _) => treatment.MeasureAsync(MeasurementPurpose.Session4, 0.5),
        (UsualSessions, _) => treatment.MeasureAsync(treatment.Of.Sessions == UsualSessions ? MeasurementPurpose.Last : MeasurementPurpose.Session7, 0.8),
        _ => Task.CompletedTask,
    };

    static async IAsyncEnumerable<DateTimeOffset> AfterAsync(DemoTreatment treatment, int hour)
    {
        var (course, calendar) = (treatment.Of, treatment.Visitor.House.Calendar);
        switch (course.After)
        {
            case DemoAfter.Withdrawn:
                yield return calendar.At(course.LastDaysAgo - 1, hour);
                await treatment.WithdrawAsync();
                yield break;
            case DemoAfter.Stopped:
                yield return calendar.Ago(70);
                await treatment.StopAsync("new_disease");
                yield break;
            case DemoAfter.Running:
                await foreach (var moment in new DemoSession(treatment, course.Held + 1).HoldAsync(course.Modality == Modality.Injection ? calendar.Ago(26).AddSeconds(30) : calendar.Ago(22), sign: true))
                    yield return moment;
                yield break;
            case DemoAfter.Signed when course.Held == (course.ExtendedTo ?? course.Sessions):
                var last = calendar.Today.AddDays(-course.LastDaysAgo);
                foreach (var (purpose, months, kept) in new[] { (MeasurementPurpose.Month3, 3, 0.85), (MeasurementPurpose.Month6, 6, 0.75), (MeasurementPurpose.Month12, 12, 0.55) })
                {
                    yield return calendar.At(calendar.Today.DayNumber - last.AddMonths(months).DayNumber - 1, hour, 30);
                    await treatment.MeasureAsync(purpose, kept);
                }

                yield break;
            default:
                yield break;
        }
    }
}
