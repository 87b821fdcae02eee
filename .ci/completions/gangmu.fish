# Completion of gangmu for fish. The program itself says what may stand at the cursor.
function __gangmu_candidates
    set -l words (commandline -opc) (commandline -ct)
    for line in ($words[1] --complete (math (count $words) - 1) $words[2..-1] 2>/dev/null)
        if test "$line" = ":files"
            __fish_complete_path (commandline -ct)
        else
            echo $line
        end
    end
end
complete -c gangmu -f -a '(__gangmu_candidates)'
