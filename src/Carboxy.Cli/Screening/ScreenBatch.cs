using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using Carboxy.Knowledge;
using Carboxy.Quantities;
using Carboxy.Screening;
using Spectre.Console;
using Text = Carboxy.Quantities.Text;

namespace Carboxy.Cli.Screening;

/// <summary>Judges one case a line in constant memory. A faulty line is named and stops nothing before it from being kept, yet nothing is kept in the end.</summary>
static class ScreenBatch
{
    const int LargestLine = 1024 * 1024;

    public static async Task<int> RunAsync(RuleSet rules, FileInfo from, FileInfo? to, Language language, TextWriter print, TextWriter error, CancellationToken cancel)
    {
        if (!from.Exists)
            return ScreenCommand.Refuse(error, language, new($"Файла {from.Name} нет.", $"There is no file {from.Name}."), new("Проверьте путь.", "Check the path."));
        if (to is null)
            return ScreenCommand.Refuse(error, language, new("Не указано, куда писать.", "It is not said where to write."), new("Добавьте -o verdicts.ndjson.", "Add -o verdicts.ndjson."));
        if (from.FullName == to.FullName)
            return ScreenCommand.Refuse(error, language, new("Ответы и вердикты в одном файле: ответы пропали бы.", "Answers and verdicts are the same file: the answers would be lost."), new("Назовите в -o другой файл.", "Name another file after -o."));

        // Written beside the target and moved over it at the end: a run that fails or is cancelled leaves no half a file.
        var unfinished = to.FullName + ".part";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var interrupted = StopOn(PosixSignal.SIGINT, stop);
        using var ended = StopOn(PosixSignal.SIGTERM, stop);
        try
        {
            var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error), Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect });
            var clock = Stopwatch.StartNew();
            var (count, faults) = await console.Progress().AutoClear(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(progress => JudgeAsync(rules, from, unfinished, progress.AddTask("screen", maxValue: Math.Max(1, from.Length)), stop.Token));
            foreach (var fault in faults)
                await error.WriteLineAsync(fault.In(language));
            if (faults.Count > 0)
                return 2;
            File.Move(unfinished, to.FullName, overwrite: true);
            await print.WriteLineAsync(new Text(
                FormattableString.Invariant($"Случаев: {count}, {count / clock.Elapsed.TotalSeconds:0} в секунду."),
                FormattableString.Invariant($"Cases: {count}, {count / clock.Elapsed.TotalSeconds:0} a second.")).In(language));
            return 0;
        }
        catch (OperationCanceledException)
        {
            return ScreenCommand.Refuse(error, language, new("Прервано; ничего не записано.", "Cancelled; nothing was written."), new("Запустите снова.", "Run it again."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ScreenCommand.Refuse(error, language, new("Файл не читается или не пишется.", "A file cannot be read or written."), new("Проверьте место на диске и права.", "Check the free space and the permissions."));
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }

    /// <summary>Ctrl-C ends the run in order, so that what was begun can be swept away.</summary>
    static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        stop.Cancel();
    });

    static async Task<(long Count, IReadOnlyList<CaseFault> Faults)> JudgeAsync(RuleSet rules, FileInfo from, string to, ProgressTask progress, CancellationToken cancel)
    {
        await using var input = from.OpenRead();
        await using var output = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var reader = PipeReader.Create(input, new(bufferSize: 1 << 18));
        var writer = new ArrayBufferWriter<byte>(1 << 18);
        long line = 0;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var buffer = read.Buffer;
            while (NextLine(ref buffer, read.IsCompleted) is { } one)
            {
                line++;
                if (one.Length == 0)
                    continue;
                var (cases, faults) = CasesJson.Read(one, rules.ZoneIds, SeedRows.All);
                if (faults.Count > 0)
                    return (line, [.. faults.Select(f => f with { Path = FormattableString.Invariant($"{from.Name}:{line} {f.Path}") })]);
                foreach (var judged in cases)
                {
                    ScreenedJson.Write(writer, Screen.Decide(rules, judged.Case));
                    writer.Write("\n"u8);
                }
            }

            if (buffer.Length > LargestLine)
                return (line, [new(FormattableString.Invariant($"{from.Name}:{line + 1}"), new("Строка длиннее 1 МБ.", "The line is longer than 1 MB."), new("Пишите один случай на строку.", "Write one case a line."))]);
            progress.Increment(read.Buffer.Length - buffer.Length);
            reader.AdvanceTo(buffer.Start, buffer.End);
            await output.WriteAsync(writer.WrittenMemory, cancel);
            writer.ResetWrittenCount();
            if (read.IsCompleted)
                break;
        }

        await reader.CompleteAsync();
        return (line, []);
    }

    static ReadOnlyMemory<byte>? NextLine(ref ReadOnlySequence<byte> buffer, bool last)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            var line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return Trimmed(line);
        }

        if (!last || buffer.IsEmpty)
            return null;
        var rest = buffer;
        buffer = buffer.Slice(buffer.End);
        return Trimmed(rest);
    }

    static ReadOnlyMemory<byte> Trimmed(ReadOnlySequence<byte> line)
    {
        var bytes = line.IsSingleSegment ? line.First : line.ToArray();
        return bytes.Length > 0 && bytes.Span[^1] == '\r' ? bytes[..^1] : bytes;
    }
}
