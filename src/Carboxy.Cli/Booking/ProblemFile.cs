using Carboxy.Booking;
using Carboxy.Quantities;

namespace Carboxy.Cli.Booking;

/// <summary>Booking files on disk: read with every fault named, written whole or not at all.</summary>
static class ProblemFile
{
    const long Largest = 256L * 1024 * 1024;

    public static BookingProblem? Read(FileInfo file, Language language, TextWriter error)
    {
        try
        {
            if (!file.Exists)
                Refuse(error, language, new($"Файла {file.Name} нет.", $"There is no file {file.Name}."), new("Проверьте путь.", "Check the path."));
            else if (file.Length > Largest)
                Refuse(error, language, new($"Файл {file.Name} больше {Largest >> 20} МБ.", $"The file {file.Name} is larger than {Largest >> 20} MB."), new("Разделите задачу.", "Divide the problem."));
            else
            {
                var (problem, faults) = ProblemJson.Read(File.ReadAllBytes(file.FullName));
                foreach (var fault in faults)
                    error.WriteLine($"{file.Name}: {fault.In(language)}");
                return problem;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(error, language, new($"Файл {file.Name} не читается.", $"The file {file.Name} cannot be read."), new("Проверьте права доступа.", "Check its permissions."));
        }

        return null;
    }

    public static bool Write(FileInfo file, ReadOnlyMemory<byte> bytes, Language language, TextWriter error)
    {
        try
        {
            var half = file.FullName + ".part";
            File.WriteAllBytes(half, bytes.Span);
            File.Move(half, file.FullName, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(error, language, new($"Файл {file.Name} не пишется.", $"The file {file.Name} cannot be written."), new("Проверьте папку, место на диске и права.", "Check the folder, the free space and the permissions."));
            return false;
        }
    }

    public static int Refuse(TextWriter error, Language language, Text problem, Text remedy)
    {
        error.WriteLine($"{problem.In(language)} {remedy.In(language)}");
        return 2;
    }
}
