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

    static readonly Option<string?> On = new("--on") { Description = "only plans that begin on this day, such as 2027-01-18" };

    static readonly Option<string> Format = Choices.Format();

    static readonly Option<string?> Spoken = Choices.Language("the language of the words: ru or en");

    public static Command Build()
    {
        var command = new Command("offers", "The best plan of one course, and others that really differ, each with its cost explained") { Instance, Course, Top, On, Format, Spoken };
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

        if (!TryDay(result.GetValue(On), problem, out var day))
            return ProblemFile.Refuse(error, language, new("--on: такого дня в календаре нет.", "--on: there is no such day in the calendar."), new($"Пример: {problem.StartDate:yyyy-MM-dd}.", $"For example: {problem.StartDate:yyyy-MM-dd}."));

        var calendar = new Calendar(problem);
        var refusal = CourseRefusal.Explain(calendar, course, day);
        var offers = refusal is null ? CourseOffers.Find(calendar, course, top, day) : [];
        if (result.GetValue(Format) == "json")
            print.WriteLine(JsonSerializer.Serialize(OfferAnswer.Of(problem, course, offers, refusal, language), Choices.Json));
        else if (refusal is not null)
            OfferText.Print(print, problem, course, refusal, language);
        else
            OfferText.Print(print, problem, course, offers, language);
        return refusal is null ? 0 : 1;
    }

    /// <summary>The day's number, or null where none was asked for; false where the calendar does not have it.</summary>
    static bool TryDay(string? given, BookingProblem problem, out int? day)
    {
        day = DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.DayNumber - problem.StartDate.DayNumber : null;
        return given is null || (day >= 0 && day < problem.Days);
    }
}
