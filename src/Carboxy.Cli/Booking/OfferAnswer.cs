using System.Globalization;
using Carboxy.Booking;
using Carboxy.Quantities;

namespace Carboxy.Cli.Booking;

/// <summary>Offers, or the refusal, as <c>--format json</c> prints them.</summary>
static class OfferAnswer
{
    public static object Of(BookingProblem problem, CourseToBook course, IReadOnlyList<Offer> offers, Refusal? refusal, Language language) => new
    {
        Course = course.Id,
        Offers = offers.Select(offer => new
        {
            Cost = offer.Total,
            Why = offer.Why.Select(line => new { What = line.What.In(language), line.Cost }),
            Differences = offer.Differences.Select(d => d.In(language)),
            Sessions = Sessions(problem, offer.Plan),
        }),
        Refusal = refusal is null ? null : new
        {
            refusal.Session,
            Head = refusal.Head.In(language),
            Reasons = refusal.Reasons.Select(r => new { Words = r.Words.In(language), r.Days }),
            Ways = refusal.Ways.Select(w => new { Words = w.Words.In(language), Sessions = Sessions(problem, w.Plan) }),
        },
    };

    static IEnumerable<object> Sessions(BookingProblem problem, IReadOnlyList<BookedSession> plan) => plan.Select(s => new
    {
        Date = problem.StartDate.AddDays(s.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        s.Day,
        s.Start,
        s.Durations,
        s.Resources,
    });
}
