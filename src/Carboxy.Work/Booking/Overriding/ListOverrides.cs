using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>An act that broke a rule: which rules, why, by whom. Ids only.</summary>
public sealed record MadeOverride(Id<BookingAct> Act, Id<Courses.CourseRow> Course, DateTimeOffset At, string Actor, string Reason, IReadOnlyList<BrokenRule> Broken);

/// <summary>Lists what was booked against a rule, for whoever answers for the clinic. No names and no findings, so it leaves no line of audit.</summary>
public sealed class ListOverrides(ClinicDb db)
{
    public async Task<IReadOnlyList<MadeOverride>> RunAsync(DateTimeOffset since, CancellationToken cancel) =>
        [.. (await db.BookingActs.AsNoTracking().Where(a => a.Overrides != null && a.At >= since).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).ToListAsync(cancel))
            .Select(a => new MadeOverride(a.Id, a.CourseId, a.At, a.Actor, a.Reason ?? "", a.Broken))];
}
