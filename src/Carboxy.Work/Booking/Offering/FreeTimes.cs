using Carboxy.Booking;
using Carboxy.Protocols;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Booking;

/// <summary>When one practitioner can begin a session on a day, in minutes of the clinic's wall clock.</summary>
public sealed record FreeTimes(DateOnly Day, Id<ResourceRow> Practitioner, IReadOnlyList<int> Starts);

/// <summary>A month in which somebody looks for room.</summary>
/// <param name="Practitioners">those who can do such a session there, whether they have room or not</param>
/// <param name="Free">days and practitioners that have room, in their order</param>
public sealed record FreeMonth(DateOnly Month, DateOnly Today, IReadOnlyList<ResourceRow> Practitioners, IReadOnlyList<FreeTimes> Free);

/// <summary>Says when there is room for a session of a protocol. Nothing of a patient is read, so it leaves no line of audit.</summary>
public sealed class FindFreeTimes(ClinicDb db, StandingCalendars calendars, ClinicKnowledge knowledge)
{
    /// <summary>Months that can be looked at, this one included.</summary>
    public const int MonthsAhead = 12;

    const int Quarter = 15;

    /// <summary>The kinds of sessions that take something of the calendar.</summary>
    public IReadOnlyList<Protocol> Protocols => [.. knowledge.Courses.Protocols.All.Where(p => p.Calendar.Count > 0)];

    /// <param name="practitioner">one alone, or null for everybody</param>
    /// <param name="month">any day of the month; it is kept within those that can be booked</param>
    public Task<FreeMonth> RunAsync(Protocol protocol, string zone, Id<ResourceRow>? practitioner, DateOnly month, CancellationToken cancel) => calendars.AskAsync(db, calendar =>
    {
        var (basis, today) = (calendar.Basis, calendar.Today);
        var first = FirstOf(month) < FirstOf(today) ? FirstOf(today) : FirstOf(month) > FirstOf(today).AddMonths(MonthsAhead - 1) ? FirstOf(today).AddMonths(MonthsAhead - 1) : FirstOf(month);
        var template = calendar.Calendar.TemplateNumber(basis.TemplateOf(protocol, zone));
        var role = basis.Problem.Templates[template].Role(TemplateRole.Practitioner)!;
        var able = basis.Problem.Resources.Where(r => r.Fits(role)).Select(r => basis.Hours.Resources[basis.IdOf(r.Id)]).Where(r => !(r.RetiredOn <= today)).ToList();
        var days = Enumerable.Range(0, first.AddMonths(1).DayNumber - first.DayNumber).Select(first.AddDays).Where(d => d >= today);
        return new FreeMonth(first, today, able, [.. days.SelectMany(day => able.Where(r => practitioner is null || r.Id == practitioner)
            .Select(r => new FreeTimes(day, r.Id, Worth(calendar.Calendar.StartsOn(template, basis.NumberOf(r.Id.Value)!.Value, basis.DayOf(day)))))
            .Where(f => f.Starts.Count > 0))]);
    }, cancel);

    /// <summary>What a desk would say: the quarters of an hour, and where a free stretch begins between them, that too.</summary>
    static List<int> Worth(IReadOnlyList<int> starts)
    {
        List<int> worth = [];
        for (var i = 0; i < starts.Count; i++)
            if (starts[i] % Quarter == 0 || i == 0 || starts[i] - starts[i - 1] > Tick.Minutes)
                worth.Add(starts[i]);
        return worth;
    }

    static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
