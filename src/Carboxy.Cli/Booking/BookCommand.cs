using System.CommandLine;
using System.Globalization;
using Carboxy.Booking;
using Carboxy.Quantities;

namespace Carboxy.Cli.Booking;

/// <summary><c>carboxy book INSTANCE.json -o SOLUTION.json</c>: books the courses of a file. Exit code 0 when the plan was written, 2 for bad input.</summary>
public static class BookCommand
{
    static readonly Argument<FileInfo> Instance = new("INSTANCE") { Description = "a booking problem in the form course-booking/1" };

    static readonly Option<FileInfo?> Output = new("-o", "--output") { Description = "where to write the solution" };

    static readonly Option<string?> Spoken = Choices.Language("the language of the words: ru or en");

    public static Command Build()
    {
        var command = new Command("book", "Books courses: every session at once, as well as they can be booked") { Instance, Output, Spoken, OffersCommand.Build() };
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

        var solution = FirstCome.Place(problem);
        var judged = PlanJudge.Judge(problem, solution);
        if (!judged.Valid)
            throw new InvalidOperationException($"The plan breaks a rule: {judged.Broken[0]}");
        if (!ProblemFile.Write(output, SolutionJson.Write(solution), language, error))
            return 2;
        var (placed, all) = (solution.Courses.Values.Count(p => p is not null), problem.Courses.Count);
        print.WriteLine(new Text(
            string.Create(CultureInfo.InvariantCulture, $"Курсов: {placed} из {all}. Цена: {judged.Objective}."),
            string.Create(CultureInfo.InvariantCulture, $"Courses: {placed} of {all}. Objective: {judged.Objective}.")).In(language));
        return 0;
    }
}
