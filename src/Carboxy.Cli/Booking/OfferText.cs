using System.Globalization;
using Carboxy.Booking;
using Carboxy.Quantities;

namespace Carboxy.Cli.Booking;

/// <summary>Offers, or the refusal, as the terminal shows them.</summary>
static class OfferText
{
    public static void Print(TextWriter print, BookingProblem problem, CourseToBook course, IReadOnlyList<Offer> offers, Language language)
    {
        foreach (var (i, offer) in offers.Index())
        {
            print.WriteLine(new Text($"{i + 1}. Цена {offer.Total}", $"{i + 1}. Cost {offer.Total}").In(language) + (offer.Differences.Count == 0 ? "" : $": {string.Join(", ", offer.Differences.Select(d => d.In(language)))}"));
            foreach (var line in offer.Why)
                print.WriteLine($"     {line.Cost * course.Priority,4}  {line.What.In(language)}");
            foreach (var (session, template) in offer.Plan.Zip(course.Sessions))
                print.WriteLine($"   {When(problem, session, language)}  {template,-12} {string.Join(", ", session.Resources.Values)}");
        }
    }

    public static void Print(TextWriter print, BookingProblem problem, CourseToBook course, Refusal refusal, Language language)
    {
        print.WriteLine($"{course.Id}: {refusal.Head.In(language)}");
        foreach (var reason in refusal.Reasons)
            print.WriteLine($"   {reason.Words.In(language)}");
        print.WriteLine(refusal.Ways.Count > 0
            ? new Text("Что помогло бы, и когда тогда начать:", "What would help, and when it could begin then:").In(language)
            : new Text("Не помогла бы ни одна уступка, ни две вместе.", "No one change would help, nor any two.").In(language));
        foreach (var way in refusal.Ways)
            print.WriteLine($"   {way.Words.In(language)}: {When(problem, way.Plan[0], language)}");
    }

    static string When(BookingProblem problem, BookedSession session, Language language)
    {
        var until = session.Start + session.Durations.Sum();
        return string.Create(CultureInfo.InvariantCulture, $"{Weekdays.Name(session.Day % 7).In(language)} {Days.Show(problem.StartDate.AddDays(session.Day)).In(language),-11}  {session.Start / 60:00}:{session.Start % 60:00}-{until / 60:00}:{until % 60:00}");
    }
}
