using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Carboxy.Booking;
using Carboxy.Quantities;
using Calendar = Carboxy.Booking.Calendar;

namespace Carboxy.Cli.Booking;

/// <summary><c>carboxy book offers INSTANCE.json --course C1</c>: the best plans of one course. Exit code 0 when there are some, 1 when it fits nowhere, 2 for bad input.</summary>
static class OffersCommand
{
    const int MostOffers = 50;

    static readonly Argument<FileInfo> Instance = new("INSTANCE") { Description = "a booking problem in the form course-booking/1" };

    static readonly Option<string> Course = new("--course") { Description = "the id of the course", Required = true };

    static readonly Option<int> Top = new("--top") { Description = "how many offers, 1 to 50", DefaultValueFactory = _ => 5 };

    static readonly Option<string> Format = Choices.Format();

    static readonly Option<string?> Spoken = Choices.Language("the language of the words: ru or en");

    public static Command Build()
    {
        var command = new Command("offers", "The best plan of one course, and others that really differ, each with its cost explained") { Instance, Course, Top, Format, Spoken };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult result)
    {
        var (print, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        var language = Choices.Said(result.GetValue(Spoken)) ?? Language.English;
        if (ProblemFile.Read(result.GetRequiredValue(Instance), language, error) is not { } problem)
            return 2;
        var id = result.GetRequiredValue(Course);
        if (problem.Courses.FirstOrDefault(c => c.Id == id) is not { } course)
            return ProblemFile.Refuse(error, language, new($"Курса «{id}» в файле нет.", $"There is no course \"{id}\" in the file."), new("Исправьте --course.", "Correct --course."));
        if (result.GetValue(Top) is not (>= 1 and <= MostOffers and var top))
            return ProblemFile.Refuse(error, language, new($"Предложений бывает от 1 до {MostOffers}.", $"There can be 1 to {MostOffers} offers."), new("Исправьте --top.", "Correct --top."));

        var calendar = new Calendar(problem);
        var offers = CourseOffers.Find(calendar, course, top);
        if (result.GetValue(Format) == "json")
            print.WriteLine(JsonSerializer.Serialize(Answer(problem, course, offers, language), Choices.Json));
        else
            Print(print, problem, course, offers, language);
        return offers.Count > 0 ? 0 : 1;
    }

    static object Answer(BookingProblem problem, CourseToBook course, IReadOnlyList<Offer> offers, Language language) => new
    {
        Course = course.Id,
        Offers = offers.Select(offer => new
        {
            Cost = offer.Total,
            Why = offer.Why.Select(line => new { What = line.What.In(language), line.Cost }),
            Differences = offer.Differences.Select(d => d.In(language)),
            Sessions = offer.Plan.Select(s => new { Date = problem.StartDate.AddDays(s.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), s.Day, s.Start, s.Durations, s.Resources }),
        }),
    };

    static void Print(TextWriter print, BookingProblem problem, CourseToBook course, IReadOnlyList<Offer> offers, Language language)
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

    static string When(BookingProblem problem, BookedSession session, Language language)
    {
        var until = session.Start + session.Durations.Sum();
        return string.Create(CultureInfo.InvariantCulture, $"{Weekdays.Name(session.Day % 7).In(language)} {Days.Show(problem.StartDate.AddDays(session.Day)).In(language),-11}  {session.Start / 60:00}:{session.Start % 60:00}-{until / 60:00}:{until % 60:00}");
    }
}
