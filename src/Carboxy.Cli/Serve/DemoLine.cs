using Carboxy.Work.Demo;

namespace Carboxy.Cli.Serve;

/// <summary>Says on one line of the terminal how far the demo clinic is; in a log, only its beginning and its end.</summary>
sealed class DemoLine : IProgress<DemoProgress>
{
    bool begun;

    public void Report(DemoProgress value)
    {
        var whole = value.Done == value.OutOf;
        if (Console.IsOutputRedirected && begun && !whole) return;
        begun = true;
        var line = $"Making the demo clinic: {value.Done} of {value.OutOf} invented patients";
        if (Console.IsOutputRedirected || whole) Console.Out.WriteLine(Console.IsOutputRedirected ? line : $"\r{line}");
        else Console.Out.Write($"\r{line}");
    }
}
