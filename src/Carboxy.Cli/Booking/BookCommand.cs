using System.CommandLine;
using System.Globalization;
using Carboxy.Booking;
using Carboxy.Quantities;

namespace Carboxy.Cli.Booking;

/// <summary>
/// <c>carboxy book INSTANCE.json -o SOLUTION.json</c>: books the courses of a file, each alone or all together as the file says. Exit code 0 when
/// the plan was written, also where Ctrl-C ended the search for a better one; 2 for bad input.
/// </summary>
public static class BookCommand
{
    static readonly Argument<FileInfo> Instance = new("INSTANCE") { Description = "a booking problem in the form course-booking/1" };

    static readonly Option<FileInfo?> Output = new("-o", "--output") { Description = "where to write the solution" };

    static readonly Option<double> Seconds = new("--seconds") { Description = "together: how long to look for a better plan", DefaultValueFactory = _ => 10 };

    static readonly Option<int?> Iterations = new("--iterations") { Description = "together: stop after so many rounds; with the same seed the same plan" };

    static readonly Option<int> Seed = new("--seed") { Description = "together: where chance begins", DefaultValueFactory = _ => 1 };

    static readonly Option<string?> Spoken = Choices.Language("the language of the words: ru or en");

    public static Command Build()
    {
        var command = new Command("book", "Books courses: every session at once, as well as they can be booked") { Instance, Output, Seconds, Iterations, Seed, Spoken, OffersCommand.Build() };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult result)
    {
        var (print, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        var language = Choices.Said(result.GetValue(Spoken)) ?? Language.English;
        if (ProblemFile.Read(result.GetRequiredValue(Instance), language, error) is not { } problem)
            return 2;
        if (result.GetValue(Output) is not { } output)
            return ProblemFile.Refuse(error, language, new("Не указано, куда писать решение.", "It is not said where to write the solution."), new("Добавьте -o solution.json.", "Add -o solution.json."));

        var rounds = result.GetValue(Iterations);
        var seconds = rounds is not null && result.GetResult(Seconds) is null or { Implicit: true } ? double.MaxValue : result.GetValue(Seconds);
        if (!(seconds >= 0) || rounds < 0)
            return ProblemFile.Refuse(error, language, new("Время и число кругов не бывают отрицательными.", "Time and rounds are never negative."), new("Напишите 0 или больше.", "Write 0 or more."));
        var together = problem.Mode == BookingMode.Joint ? TogetherBooking.Plan(problem, new(seconds, rounds, result.GetValue(Seed)), language, error, CancellationToken.None) : default;
        var solution = together.Solution ?? FirstCome.Place(problem);
        var judged = PlanJudge.Judge(problem, solution);
        if (!judged.Valid)
            throw new InvalidOperationException($"The plan breaks a rule: {judged.Broken[0]}");
        if (!ProblemFile.Write(output, SolutionJson.Write(solution), language, error))
            return 2;
        var (placed, all) = (solution.Courses.Values.Count(p => p is not null), problem.Courses.Count);
        print.WriteLine(new Text(
            string.Create(CultureInfo.InvariantCulture, $"Курсов: {placed} из {all}. Цена: {judged.Objective}."),
            string.Create(CultureInfo.InvariantCulture, $"Courses: {placed} of {all}. Objective: {judged.Objective}.")).In(language));
        if (together.Stopped)
            print.WriteLine(new Text("Поиск прерван; записан лучший план, найденный к этому времени.", "The search was stopped; the best plan found until then was written.").In(language));
        if (together.Solution is not null)
            print.WriteLine(TogetherBooking.Describe(together.Reached).In(language));
        return 0;
    }
}
